package dev.pressyard.provisioning.target;

import java.util.UUID;

/**
 * Everything in a target is gone without a destroy, as when a control plane forgets; published in the transaction that
 * notes it.
 */
public record TargetLost(UUID target) {}
