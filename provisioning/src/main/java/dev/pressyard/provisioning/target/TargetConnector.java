package dev.pressyard.provisioning.target;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /**
     * Removes what a destroyed site has left beside what the target's control plane knows of, such as the data of a
     * database that only an earlier control plane knew of. Nothing of any other site is touched.
     *
     * @param site the value of the tag {@code pressyard:site-id} that all of it was ordered with
     * @return what could not be removed yet, in words for people
     */
    default List<String> removeRemains(Target target, UUID site) {
        return List.of();
    }
}
