package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records how runs ended, so that the audit history tells what came of what people asked for. */
@Component
class RunEndings {

    private final Audit audit;

    RunEndings(Audit audit) {
        this.audit = audit;
    }

    /** A discarded plan is on record as what its person did. */
    void record(Run run) {
        if (run.status().isEnded() && run.status() != RunStatus.DISCARDED) {
            audit.record(RunEntry.of(Actor.SYSTEM, action(run), run, detail(run)));
        }
    }

    private static String action(Run run) {
        if (run.status() == RunStatus.CANCELED) {
            return "run.canceled";
        }
        return run.status().isSucceeded() ? success(run) : "run.failed";
    }

    private static String success(Run run) {
        return switch (run.kind()) {
            case CREATE -> "site.created";
            case UPDATE -> run.status() == RunStatus.NO_CHANGES ? "site.unchanged" : "site.changed";
            case DESTROY -> "site.destroyed";
            case IMAGE_BUILD, IMAGE_CHECK, PLATFORM -> "run.succeeded";
        };
    }

    private static Map<String, String> detail(Run run) {
        if (run.status() == RunStatus.CANCELED) {
            return run.cancelRequestedBy()
                    .map(person -> Map.of("canceledBy", person))
                    .orElse(Map.of());
        }
        return run.failure()
                .flatMap(failure -> Optional.ofNullable(failure.phase()))
                .map(phase -> Map.of("phase", phase.name()))
                .orElse(Map.of());
    }
}
