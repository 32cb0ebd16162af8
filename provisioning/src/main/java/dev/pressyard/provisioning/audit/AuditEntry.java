package dev.pressyard.provisioning.audit;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, to be recorded: {@code AuditEntry.of(actor, "site.requested").on(id, "blog").inRun(42)}.
 *
 * @param actor who did it
 * @param action what was done, as thing and past verb in dotted lower case: {@code run.approved},
 *     {@code sign-in.failed}
 * @param subject the site it was done to, if any
 * @param run number of the run it belongs to, if any
 * @param detail what else a reader needs, in values that JSON has; never a secret
 */
public record AuditEntry(
        Actor actor,
        String action,
        @Nullable AuditSubject subject,
        @Nullable Long run,
        Map<String, ?> detail) {

    private static final Pattern ACTION = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+");

    public AuditEntry {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("not an action: " + action);
        }
        detail = Map.copyOf(detail);
    }

    /** An entry without site, run and detail. */
    public static AuditEntry of(Actor actor, String action) {
        return new AuditEntry(actor, action, null, null, Map.of());
    }

    /** The same, done to this site. */
    public AuditEntry on(UUID site, String name) {
        return new AuditEntry(actor, action, new AuditSubject(site, name), run, detail);
    }

    /** The same, as part of this run. */
    public AuditEntry inRun(long number) {
        return new AuditEntry(actor, action, subject, number, detail);
    }

    /** The same, with this detail. */
    public AuditEntry with(Map<String, ?> newDetail) {
        return new AuditEntry(actor, action, subject, run, newDetail);
    }
}
