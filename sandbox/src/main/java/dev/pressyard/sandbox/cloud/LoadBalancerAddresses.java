package dev.pressyard.sandbox.cloud;

import java.net.URI;
import java.util.Optional;

/** What a visitor on this machine finds of what the control plane describes. */
public interface LoadBalancerAddresses {

    /**
     * The address of the front page; empty while nothing runs behind the load balancer.
     *
     * @param loadBalancerArn ARN as the control plane knows it
     */
    Optional<URI> addressOf(String siteName, String loadBalancerArn);

    /** Whether tasks, databases and load balancers really run, or will as soon as the runtime has come up. */
    boolean isServing();
}
