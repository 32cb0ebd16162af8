package dev.pressyard.provisioning.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node works on runs.
 *
 * @param slots how many runs at once; 0 = none, the node only serves pages
 * @param lease how long a run belongs to a worker that is not heard of
 * @param heartbeat how often a worker renews its leases; well below the lease
 * @param poll how often the queue is looked at when no notification comes
 * @param cancelGrace how long a canceled process may take to end by itself; Terraform gives up its waits and writes its
 *     state
 */
@ConfigurationProperties("pressyard.worker")
record WorkerSettings(
        @DefaultValue("4") int slots,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("5s") Duration poll,
        @DefaultValue("10m") Duration cancelGrace) {}
