package dev.pressyard.sandbox.cloud;

/** Where it is said that the control plane has forgotten everything. */
public interface LossReport {

    /** Returns once the loss is on record; an exception means that it has to be said again. */
    void everythingIsLost();
}
