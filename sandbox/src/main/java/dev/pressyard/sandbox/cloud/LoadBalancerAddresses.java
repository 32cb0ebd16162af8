package dev.pressyard.sandbox.cloud;

import java.net.URI;
import java.util.Optional;

/** Where a browser on this machine finds a load balancer of the control plane, if anything runs behind it. */
public interface LoadBalancerAddresses {

    /**
     * The address of the front page; empty while nothing runs behind the load balancer.
     *
     * @param loadBalancerArn ARN as the control plane knows it
     */
    Optional<URI> addressOf(String siteName, String loadBalancerArn);
}
