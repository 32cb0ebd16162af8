package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.code.CodePinning;
import dev.pressyard.provisioning.code.CodeSettings;
import dev.pressyard.provisioning.code.PinnedCode;
import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a run's site image is to hold, by the spec of its site: a WordPress, and code that is known to the byte. */
@Component
class SiteContents {

    private final SiteSpecs specs;
    private final CodeSettings settings;
    private final CodePinning code;

    SiteContents(SiteSpecs specs, CodeSettings settings, CodePinning code) {
        this.specs = specs;
        this.settings = settings;
        this.code = code;
    }

    /** What came of asking. */
    sealed interface Answer {}

    /**
     * It is known.
     *
     * @param variables by which Packer's template is told
     * @param deciding what makes the image what it is, by its name for people
     */
    record Known(Map<String, String> variables, Map<String, String> deciding) implements Answer {}

    /** The code cannot be had, and the phase ends. */
    record Unknown(PhaseOutcome why) implements Answer {}

    Answer of(PhaseContext context) throws InterruptedException {
        var spec = spec(context.run());
        return switch (code.pin(context, spec.map(SiteSpec::code).orElseGet(SiteCode.None::new))) {
            case PinnedCode.Found found -> known(release(spec.flatMap(SiteSpec::chosenWordPress)), found);
            case PinnedCode.Missing(PhaseOutcome why) -> new Unknown(why);
        };
    }

    private Optional<SiteSpec> spec(RunDetails run) {
        return run.site().flatMap(site -> run.specVersion().map(version -> specs.require(site, version)));
    }

    /** The usual archive may have moved since it was chosen; it is known by its digest. */
    private WordPressRelease release(Optional<WordPressRelease> chosen) {
        var usual = settings.usualRelease();
        return chosen.filter(it -> !it.archive().sha256().equals(usual.archive().sha256()))
                .orElse(usual);
    }

    private static Known known(WordPressRelease wordpress, PinnedCode.Found code) {
        var variables = new TreeMap<>(code.variables());
        variables.put("wordpress_version", wordpress.version());
        variables.put("wordpress_archive_url", wordpress.archive().url());
        variables.put("wordpress_archive_sha256", wordpress.archive().sha256());
        // The same archive makes the same image wherever it lies.
        var deciding = new HashMap<String, String>();
        deciding.put("WordPress version", wordpress.version());
        deciding.put("WordPress archive", wordpress.archive().sha256());
        if (!code.identity().isEmpty()) {
            deciding.put("site code", code.identity());
        }
        return new Known(variables, deciding);
    }
}
