package dev.pressyard.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.provisioning.installation.Installation;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "pressyard.admin-password=")
class FirstAdministratorIntegrationTests {

    @Test
    void writesAGeneratedPasswordForItsOwnerAloneAndNeverLogsIt(
            @Autowired Installation installation, @LocalServerPort int port, CapturedOutput output) throws Exception {
        var file = installation.data().resolve("administrator-password");
        var password = Files.readString(file).strip();
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));

        assertThat(mode).isEqualTo("rw-------");
        assertThat(output).doesNotContain(password);
        try (var client = new PortalClient(port).signIn("admin", password)) {
            assertThat(client.get("/sites").statusCode()).isEqualTo(200);
        }
    }
}
