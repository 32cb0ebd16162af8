package dev.pressyard.provisioning.servicehealth;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * A task as the load balancer finds it.
 *
 * @param address its private address and port, for example {@code 10.0.1.7:8080}
 * @param reason why it is not healthy, in the load balancer's words and with its code; empty if it is
 */
public record ServiceReplica(String address, State state, String reason) {

    /** Of ELBv2's states those that differ for people. */
    public enum State {
        HEALTHY,
        /** Registered; the first health checks are under way. */
        STARTING,
        UNHEALTHY,
        /** It finishes what it has begun, and gets no new requests. */
        LEAVING,
        /** Nobody checks it. */
        UNUSED
    }

    static ServiceReplica of(TargetHealthDescription described) {
        return new ServiceReplica(
                address(described.target()), state(described.targetHealth()), reason(described.targetHealth()));
    }

    private static String address(TargetDescription target) {
        return target.port() == null ? target.id() : target.id() + ":" + target.port();
    }

    private static State state(TargetHealth health) {
        return switch (health.state()) {
            case HEALTHY -> State.HEALTHY;
            case INITIAL -> State.STARTING;
            case DRAINING, UNHEALTHY_DRAINING -> State.LEAVING;
            case UNHEALTHY -> State.UNHEALTHY;
            case UNUSED, UNAVAILABLE, UNKNOWN_TO_SDK_VERSION -> State.UNUSED;
        };
    }

    private static String reason(TargetHealth health) {
        return Stream.of(
                        Optional.ofNullable(health.description()),
                        Optional.ofNullable(health.reasonAsString()).map("(%s)"::formatted))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }
}
