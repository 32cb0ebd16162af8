package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.worker.PhaseOutcome;

/** What came of asking for an image. */
sealed interface Supplied {

    /**
     * The engine has it.
     *
     * @param how a few words for the timeline: "reused", "built in 1:12"
     */
    record AtHand(Image image, String how) implements Supplied {}

    /** It could not be built, and the phase ends. */
    record Missing(PhaseOutcome why) implements Supplied {}
}
