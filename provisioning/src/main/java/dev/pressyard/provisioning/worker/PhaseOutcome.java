package dev.pressyard.provisioning.worker;

import org.jspecify.annotations.Nullable;

/** How a phase ended. */
public sealed interface PhaseOutcome {

    /**
     * The phase did its part.
     *
     * @param summary a few words for the timeline, such as "42 to add"
     */
    record Succeeded(String summary) implements PhaseOutcome {}

    /** There was nothing to do, for the phase and for the rest of the run. */
    record NothingToDo(String summary) implements PhaseOutcome {}

    /** A person asked for the end, and the processes have stopped. */
    record Canceled(String summary) implements PhaseOutcome {}

    /**
     * The phase, and with it the run, could not do its part.
     *
     * @param summary the cause in plain words
     * @param detail the tool's own message, if a tool said something
     * @param nextStep what the operator can do now
     */
    record Failed(String summary, @Nullable String detail, String nextStep) implements PhaseOutcome {}
}
