package dev.pressyard.sandbox.runtime;

/** Brings one kind of resource nearer to what is wanted. A round never waits: what takes time is a chore. */
interface Reconciler {

    void reconcile(Round round);
}
