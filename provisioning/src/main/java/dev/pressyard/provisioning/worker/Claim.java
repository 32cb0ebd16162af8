package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.RunIdentifier;

/**
 * A worker's lease on a run.
 *
 * @param epoch the fencing number that every write under the lease names
 * @param recovered whether another worker held the run before and vanished
 */
record Claim(RunIdentifier run, long epoch, boolean recovered) {}
