package dev.pressyard.sandbox.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What a visitor on this machine finds of what the control plane describes. */
public interface LoadBalancerAddresses {

    /**
     * The address of the front page; empty while nothing runs behind the load balancer.
     *
     * @param loadBalancerArn ARN as the control plane knows it
     * @param patience how long to wait for a runtime that has not looked at the control plane since this was asked
     */
    Optional<URI> addressOf(String siteName, String loadBalancerArn, Duration patience);

    /** Whether tasks, databases and load balancers really run, or will as soon as the runtime has come up. */
    boolean isServing();
}
