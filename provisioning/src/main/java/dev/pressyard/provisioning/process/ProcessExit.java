package dev.pressyard.provisioning.process;

/** How a process ended. */
public sealed interface ProcessExit {

    /**
     * It ended and its exit code is known.
     *
     * @param code 0–255 as a shell reports it: 128 + n for death by signal n, 126 and 127 for a program that cannot be
     *     run or found
     */
    record Exited(int code) implements ProcessExit {}

    /**
     * It is gone without an exit code: somebody killed the recording shell, or the machine was restarted.
     *
     * @param reason for people
     */
    record Vanished(String reason) implements ProcessExit {}
}
