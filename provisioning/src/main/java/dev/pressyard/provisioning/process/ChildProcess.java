package dev.pressyard.provisioning.process;

import java.nio.file.Path;
import java.util.Optional;

/** A process group that runs, or ran, apart from this JVM. Safe for use by several threads. */
public interface ChildProcess {

    /** How this JVM came to the process. */
    enum Attachment {
        /** It was started just now. */
        STARTED,
        /** It had been started before and was still alive. */
        REATTACHED,
        /** It had been started before and had ended. */
        FINISHED
    }

    /** The spool file of standard output and standard error, in the order they were written. */
    Path output();

    Attachment attachment();

    /**
     * How the process ended; empty while any process of its group that counts is alive. Reads files only and never
     * blocks.
     */
    Optional<ProcessExit> poll();

    /**
     * Sends SIGINT to the whole group, as a terminal's Ctrl-C does; without effect when it has ended. There is no way
     * to send SIGTERM: Terraform's provider dies of it before Terraform does, and the resource in flight is lost.
     */
    void interrupt();

    /** Sends SIGKILL to the whole group; without effect when it has ended. The exit is then code 137. */
    void kill();
}
