package dev.pressyard.provisioning.worker;

/** A person's wish that a run end, as its steps see it. It cannot be taken back. */
final class Cancellation {

    private volatile boolean requested;

    void request() {
        requested = true;
    }

    boolean isRequested() {
        return requested;
    }
}
