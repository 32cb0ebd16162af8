package dev.pressyard.portal.account;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives people another password. Whoever came in with the one before has to sign in again. */
@Service
@Transactional
class Passwords {

    private static final String NO_SESSION = "";

    private final People people;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Audit audit;

    Passwords(
            People people,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Audit audit) {
        this.people = people;
        this.encoder = encoder;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * Changes the actor's own password, and ends all of the actor's sessions but one. A wrong current password counts
     * as a sign-in that failed.
     */
    PasswordChange changeOwn(OwnPasswordForm form, Actor actor, String sessionThatStays) {
        var address = Objects.requireNonNullElse(actor.address(), "");
        if (throttle.refuses(actor.name(), address)) {
            return PasswordChange.TOO_MANY_ATTEMPTS;
        }
        var person = people.findByUsername(actor.name()).orElseThrow(NoSuchElementException::new);
        if (!encoder.matches(form.currentPassword(), person.passwordHash())) {
            throttle.recordFailure(actor.name(), address);
            audit.record(AuditEntry.of(actor, "person.password-refused").with(Map.of("person", person.username())));
            return PasswordChange.WRONG_CURRENT_PASSWORD;
        }
        throttle.forget(actor.name(), address);
        change(person, form.newPassword(), actor, sessionThatStays);
        return PasswordChange.DONE;
    }

    /** Sets the password of a person, whom somebody else administers, and ends all of the person's sessions. */
    void set(Person person, String password, Actor actor) {
        change(person, password, actor, NO_SESSION);
    }

    private void change(Person person, String password, Actor actor, String sessionThatStays) {
        person.changePassword(encoder.encode(password));
        people.save(person);
        audit.record(AuditEntry.of(actor, "person.password-changed").with(Map.of("person", person.username())));
        sessions.findByPrincipalName(person.username()).keySet().stream()
                .filter(session -> !session.equals(sessionThatStays))
                .forEach(sessions::deleteById);
    }
}
