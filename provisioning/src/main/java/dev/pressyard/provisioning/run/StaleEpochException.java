package dev.pressyard.provisioning.run;

/** A worker wrote under a lease that has passed to another. It must stop. */
public class StaleEpochException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleEpochException(RunIdentifier run, long named, long current) {
        super("Run %s: epoch %d is stale, the lease is at %d".formatted(run, named, current));
    }
}
