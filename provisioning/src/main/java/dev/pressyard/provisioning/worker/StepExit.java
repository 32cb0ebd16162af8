package dev.pressyard.provisioning.worker;

import java.nio.file.Path;

/** How a process of a phase ended. */
public sealed interface StepExit {

    /** The unredacted output of the process, on this node. */
    Path output();

    /** It ended by itself. */
    record Exited(int code, Path output) implements StepExit {}

    /** A person asked for the end and the process was interrupted; it may still have ended well. */
    record Canceled(int code, Path output) implements StepExit {}

    /** Nobody knows how it ended: the machine stopped, or it ran on another node. */
    record Lost(String reason, Path output) implements StepExit {}

    default boolean isSuccess() {
        return this instanceof Exited(int code, Path _) && code == 0;
    }
}
