package dev.pressyard.provisioning.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@PostgresTest
class StateKeysetIntegrationTests {

    private static final byte[] CONTENT = TerraformStates.state(1);

    @TempDir
    private Path folder;

    @Autowired
    private Installation installation;

    @Autowired
    private StateCipher cipher;

    @Autowired
    private StateCredentials credentials;

    @Autowired
    private StateWrites writes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void makesAKeysetInTheDataFolder() {
        var stack = StackIdentifier.random();
        var file = installation.data().resolve("keys/state.json");

        var other = new StateCipher(StateKeyset.read(file));

        assertThat(other.decrypt(stack, 1, cipher.encrypt(stack, 1, CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void takesAKeysetFromASetting() throws IOException {
        var stack = StackIdentifier.random();
        var file = folder.resolve("elsewhere.json");
        StateKeyset.create(file);

        var bySetting = cipher(Files.readString(file), null);
        var byFile = cipher(null, file);

        assertThat(byFile.decrypt(stack, 1, bySetting.encrypt(stack, 1, CONTENT)))
                .isEqualTo(CONTENT);
    }

    @Test
    void doesNotHideTheLossOfAKeyset() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var stack = StackIdentifier.random();
            credentials.issue(stack, 1, 1);
            writes.salvage(stack, 1, 1, CONTENT);

            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(() -> cipher(null, folder.resolve("lost.json")))
                    .withMessageContaining("restore it from its backup");
        });
        assertThat(folder.resolve("lost.json")).doesNotExist();
    }

    private StateCipher cipher(@Nullable String keyset, @Nullable Path file) {
        var settings = new StateSettings(keyset, file, DataSize.ofMegabytes(1));
        return new StateEncryption().stateCipher(settings, installation, jdbc);
    }
}
