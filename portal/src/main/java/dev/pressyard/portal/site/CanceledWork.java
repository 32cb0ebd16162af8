package dev.pressyard.portal.site;

import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunStatus;
import java.util.Optional;

/** A run that somebody canceled after it had begun to apply its plan, so that its site is neither here nor there. */
record CanceledWork(Run run) {

    static Optional<CanceledWork> of(Run run) {
        return run.status() == RunStatus.CANCELED && run.hasTouchedTheTarget()
                ? Optional.of(new CanceledWork(run))
                : Optional.empty();
    }

    /**
     * The same as the reason why a site failed.
     *
     * @param there how many resources its state holds
     * @param planned how many there would be, had it come to its end; 0 if that is not known
     */
    FailureView view(int there, long planned) {
        return new FailureView(
                run.identifier().number(), "%s %s.".formatted(what(), when()), extent(there, planned), null, wayOn());
    }

    private String what() {
        var kind = switch (run.kind()) {
            case UPDATE -> "change";
            case DESTROY -> "destroy";
            case CREATE, IMAGE_BUILD, IMAGE_CHECK, PLATFORM -> "create";
        };
        var person = run.cancelRequestedBy().map(" by "::concat).orElse("");
        return "Its %s was canceled%s".formatted(kind, person);
    }

    private String when() {
        return run.apply()
                        .filter(apply -> apply.status() == PhaseStatus.SUCCEEDED)
                        .isPresent()
                ? "after its plan was applied"
                : "while it was being applied";
    }

    private String extent(int there, long planned) {
        return switch (run.kind()) {
            case DESTROY -> count(there) + " left.";
            case CREATE ->
                planned >= there && planned > 0
                        ? "%d of %d resources are there.".formatted(there, planned)
                        : exist(there);
            case UPDATE, IMAGE_BUILD, IMAGE_CHECK, PLATFORM -> exist(there);
        };
    }

    private static String exist(int there) {
        return count(there) + " there.";
    }

    private static String count(int there) {
        return switch (there) {
            case 0 -> "No resources are";
            case 1 -> "1 resource is";
            default -> there + " resources are";
        };
    }

    private String wayOn() {
        return switch (run.kind()) {
            case DESTROY -> "Retry the destroy, which goes on from there. What is gone does not come back.";
            case UPDATE -> "Retry the change, which goes on from there, or change the site to something else.";
            case CREATE, IMAGE_BUILD, IMAGE_CHECK, PLATFORM ->
                "Retry the create, which goes on from there, or destroy the site, which takes away what is there.";
        };
    }
}
