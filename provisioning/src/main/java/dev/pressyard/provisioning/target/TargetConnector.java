package dev.pressyard.provisioning.target;

import java.net.URI;
import java.util.Optional;

/** How targets of one kind are reached. AWS' is here; the sandbox brings its own. */
public interface TargetConnector {

    TargetKind kind();

    /**
     * Opens access for one piece of work.
     *
     * @param region one of the target's regions
     * @param purpose what the session is for, as it should appear in the account's own audit log, for example
     *     {@code run-42}
     * @throws TargetUnreachableException if no access can be had; the message says what to do
     */
    TargetSession open(Target target, String region, String purpose);

    /**
     * Where a browser finds what a load balancer serves, if that is not at its DNS name.
     *
     * @param loadBalancerArn ARN as the target knows it
     */
    default Optional<URI> addressOf(TargetSession session, String siteName, String loadBalancerArn) {
        return Optional.empty();
    }

    /**
     * Whether tasks, databases and load balancers really run that the target's control plane describes, so that a site
     * can be asked for its page. Where they do not, only their existence can be verified.
     */
    default boolean servesTraffic(Target target) {
        return false;
    }
}
