/**
 * How the services of sites are just now: which tasks run, what the load balancer finds of them, and what happened
 * last. ECS and Elastic Load Balancing are asked, at AWS and in the sandbox alike.
 *
 * <p>A page takes {@link dev.pressyard.provisioning.servicehealth.ServiceHealths}, which answers within seconds
 * whatever the target does, and asks it once for all who look at the same time.
 */
@NullMarked
package dev.pressyard.provisioning.servicehealth;

import org.jspecify.annotations.NullMarked;
