package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.AuditEntry;

/** Entries of the audit history about runs. */
final class RunEntry {

    private RunEntry() {}

    /** That something was done to a run, and so to its site. */
    static AuditEntry of(Actor actor, String action, Run run) {
        var entry = AuditEntry.of(actor, action).inRun(run.identifier().number());
        return run.site().map(site -> entry.on(site, run.subject())).orElse(entry);
    }
}
