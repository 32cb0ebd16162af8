package dev.pressyard.provisioning.target;

import java.util.UUID;

/**
 * Everything in a target is gone without a destroy, as when a control plane forgets; published in the transaction that
 * notes it.
 */
public record TargetLost(UUID target) {

    /**
     * The notification channel on which every node hears of it, once it is committed; the payload is the target's id.
     */
    public static final String CHANNEL = "pressyard_target_lost";
}
