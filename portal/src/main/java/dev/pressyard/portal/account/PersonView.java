package dev.pressyard.portal.account;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import java.time.Instant;
import java.util.UUID;

/** Somebody in the list of people. */
record PersonView(
        UUID id,
        String username,
        String displayName,
        String role,
        StateView state,
        boolean enabled,
        Instant createdAt) {

    static PersonView of(Person person) {
        return new PersonView(
                person.id(),
                person.username(),
                person.displayName(),
                person.role().name(),
                person.isEnabled() ? new StateView("Active", Tone.GOOD) : new StateView("Locked out", Tone.IDLE),
                person.isEnabled(),
                person.createdAt());
    }
}
