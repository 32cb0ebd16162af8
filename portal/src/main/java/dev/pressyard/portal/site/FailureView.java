package dev.pressyard.portal.site;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.Run;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a run of a site failed, on the site's page.
 *
 * @param phase where it failed, for people; absent if it never started
 * @param detail the tool's own message, if a tool said something
 */
record FailureView(
        long run,
        @Nullable String phase,
        String summary,
        @Nullable String detail,
        String nextStep) {

    static Optional<FailureView> of(Run run) {
        return run.failure()
                .map(failure -> new FailureView(
                        run.identifier().number(),
                        Optional.ofNullable(failure.phase()).map(Phase::label).orElse(null),
                        failure.summary(),
                        failure.detail(),
                        failure.nextStep()));
    }
}
