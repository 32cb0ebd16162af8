package dev.pressyard.provisioning.code;

import dev.pressyard.provisioning.worker.PhaseOutcome;
import java.util.Map;

/** What came of finding out what a site's code is right now. */
public sealed interface PinnedCode {

    /**
     * It is known to the byte.
     *
     * @param identity equal for equal code: a digest or a commit; empty for none
     * @param variables by which Packer's template is told of it
     */
    record Found(String identity, Map<String, String> variables) implements PinnedCode {

        public Found {
            variables = Map.copyOf(variables);
        }
    }

    /** It cannot be had, and the phase ends. */
    record Missing(PhaseOutcome why) implements PinnedCode {}
}
