package dev.pressyard.portal.account;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with people. Whoever is changed has to sign in again, and so acts under the new role. */
@Service
@Transactional
class PeopleRecords {

    private final People people;
    private final PasswordEncoder encoder;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Audit audit;
    private final Clock clock;

    PeopleRecords(
            People people,
            PasswordEncoder encoder,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Audit audit,
            Clock clock) {
        this.people = people;
        this.encoder = encoder;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lets somebody in; returns false, and does nothing, if the username is taken. */
    boolean add(Username username, String displayName, String password, Role role, Actor actor) {
        if (people.findByUsername(username.value()).isPresent()) {
            return false;
        }
        people.save(new Person(username, displayName, role, encoder.encode(password), clock.instant()));
        record(actor, "person.added", Map.of("person", username.value(), "role", role.label()));
        return true;
    }

    void change(UUID id, Role role, boolean enabled, Actor actor) {
        var person = people.findById(id).orElseThrow(NoSuchElementException::new);
        var before = person.role();
        person.changeRole(role);
        if (enabled) {
            person.enable();
        } else {
            person.disable();
        }
        people.save(person);
        record(
                actor,
                enabled ? "person.changed" : "person.locked-out",
                Map.of("person", person.username(), "role", role.label(), "roleBefore", before.label()));
        sessions.findByPrincipalName(person.username()).keySet().forEach(sessions::deleteById);
    }

    private void record(Actor actor, String action, Map<String, String> detail) {
        audit.record(AuditEntry.of(actor, action).with(detail));
    }
}
