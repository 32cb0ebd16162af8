package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.code.CodeSettings;
import dev.pressyard.provisioning.image.BuildMessages.Unfetched;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Tells of a build that failed why it did, and what can be done: that depends on what it was to hold. */
@Component
class BuildFailures {

    private final CodeSettings settings;

    BuildFailures(CodeSettings settings) {
        this.settings = settings;
    }

    /** @param output what the build has written */
    PhaseOutcome.Failed of(ImageRecipe recipe, Path output) {
        return BuildMessages.refusal(output)
                .map(
                        refusal -> new PhaseOutcome.Failed(
                                refusal,
                                BuildMessages.errors(output),
                                RunFailure.CHANGE_CODE
                                        + " to one that is mended. To retry helps where it is a branch in Git, which is asked again."))
                .or(() -> BuildMessages.unfetched(output).map(unfetched -> unfetched(recipe, unfetched, output)))
                .orElseGet(() -> new PhaseOutcome.Failed(
                        "The %s image could not be built."
                                .formatted(recipe.kind().word()),
                        BuildMessages.errors(output),
                        holdsCode(recipe)
                                ? RunFailure.CHANGE_CODE
                                        + " if the message is about that; else mend what it says, then retry."
                                : "Mend what the message says, then retry."));
    }

    private PhaseOutcome.Failed unfetched(ImageRecipe recipe, Unfetched unfetched, Path output) {
        return new PhaseOutcome.Failed(
                "The archive of %s could not be fetched: %s."
                        .formatted(unfetched.isWordPress() ? "WordPress" : "the site's code", unfetched.words()),
                BuildMessages.errors(output),
                unfetched.isWordPress() && isUsual(recipe)
                        ? "Let this machine reach %s, or have the setting pressyard.image.wordpress-archive-url name another place of the same archive, then retry."
                                .formatted(settings.wordpressArchiveUrl())
                        : RunFailure.CHANGE_CODE
                                + ": under %s, give an address that its archive can be fetched from. If it is right, let this machine reach it, then retry."
                                        .formatted(unfetched.isWordPress() ? "WordPress" : "themes and plugins"));
    }

    private boolean isUsual(ImageRecipe recipe) {
        return settings.wordpressArchiveUrl().equals(recipe.variables().get("wordpress_archive_url"));
    }

    private static boolean holdsCode(ImageRecipe recipe) {
        return recipe.variables().keySet().stream().anyMatch(name -> name.startsWith("site_code_"));
    }
}
