package dev.pressyard.portal.site;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a run of a site failed, on the site's page.
 *
 * @param headline what happened, in a sentence
 * @param detail the tool's own message, if a tool said something
 */
record FailureView(
        long run, String headline, String summary, @Nullable String detail, String nextStep) {

    static Optional<FailureView> of(Run run) {
        return run.failure()
                .map(failure -> new FailureView(
                        run.identifier().number(),
                        headline(failure),
                        failure.summary(),
                        failure.detail(),
                        failure.nextStep()));
    }

    private static String headline(RunFailure failure) {
        return Optional.ofNullable(failure.phase())
                .map(phase -> phase.label() + " failed.")
                .orElse("It did not start.");
    }
}
