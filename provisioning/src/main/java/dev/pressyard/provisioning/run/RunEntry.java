package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.AuditEntry;
import java.util.HashMap;
import java.util.Map;

/** Entries of the audit history about runs. */
final class RunEntry {

    private RunEntry() {}

    /** That something was done to a run, and so to its site. */
    static AuditEntry of(Actor actor, String action, Run run) {
        return of(actor, action, run, Map.of());
    }

    /** The same, with a detail. One without a site tells what the run was about, and who had asked for it. */
    static AuditEntry of(Actor actor, String action, Run run, Map<String, String> detail) {
        var entry = AuditEntry.of(actor, action).inRun(run.identifier().number());
        if (run.site().isPresent()) {
            return entry.on(run.site().get(), run.subject()).with(detail);
        }
        var told = new HashMap<>(detail);
        told.put("subject", run.subject());
        told.put("requestedBy", run.requestedBy());
        return entry.with(told);
    }
}
