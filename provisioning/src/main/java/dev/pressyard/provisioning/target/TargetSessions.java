package dev.pressyard.provisioning.target;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Opens sessions with whatever connector knows the target's kind. */
@Service
public class TargetSessions {

    private final List<TargetConnector> connectors;

    TargetSessions(List<TargetConnector> connectors) {
        this.connectors = connectors;
    }

    /**
     * Opens access for one piece of work.
     *
     * @param purpose what the session is for, for example {@code run-42}
     * @throws TargetUnreachableException if no access can be had; the message says what to do
     */
    public TargetSession open(Target target, String region, String purpose) {
        return connectorOf(target).open(target, region, purpose);
    }

    /** Where a browser finds what a load balancer serves, if that is not at its DNS name. */
    public Optional<URI> addressOf(Target target, TargetSession session, String siteName, String loadBalancerArn) {
        return connectorOf(target).addressOf(session, siteName, loadBalancerArn);
    }

    /** Whether a site in the target can be asked for its page: {@link TargetConnector#servesTraffic}. */
    public boolean servesTraffic(Target target) {
        return connectorOf(target).servesTraffic(target);
    }

    /** Removes what a destroyed site has left: {@link TargetConnector#removeRemains}. */
    public List<String> removeRemains(Target target, UUID site) {
        return connectorOf(target).removeRemains(target, site);
    }

    private TargetConnector connectorOf(Target target) {
        return connectors.stream()
                .filter(connector -> connector.kind() == target.kind())
                .findFirst()
                .orElseThrow(() -> new TargetUnreachableException(
                        "Nothing on this node reaches targets of kind " + target.kind() + ".", null));
    }
}
