package dev.pressyard.portal.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes {@code admin} before the portal answers its first request, if there is no administrator yet. A generated
 * password goes into the file {@code administrator-password} of the data folder, readable by its owner alone, and
 * nowhere else.
 */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final Username NAME = new Username("admin");
    private static final int PASSWORD_BYTES = 18;

    private final People people;
    private final PasswordEncoder encoder;
    private final AccountSettings settings;
    private final Clock clock;

    FirstAdministrator(People people, PasswordEncoder encoder, AccountSettings settings, Clock clock) {
        this.people = people;
        this.encoder = encoder;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (people.existsByRole(Role.ADMINISTRATOR)) {
            return;
        }
        var hash = encoder.encode(password());
        people.save(new Person(NAME, "Administrator", Role.ADMINISTRATOR, hash, clock.instant()));
        LOG.info("Made the first administrator, {}", NAME.value());
    }

    private String password() {
        var given = settings.adminPassword();
        if (given != null && !given.isBlank()) {
            return given;
        }
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var generated = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        write(settings.data().resolve("administrator-password"), generated);
        return generated;
    }

    /** The file is made with its final mode, so that it is never readable by others, not even for a moment. */
    private static void write(Path file, String password) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + "\n", StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new UncheckedIOException("no first administrator: its password cannot be written", failure);
        }
        LOG.info("The first administrator's password is in {}", file.toAbsolutePath());
    }
}
