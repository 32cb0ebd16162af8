package dev.pressyard.sandbox.cloud;

import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.TargetConnector;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Foreign;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/** Reaches the sandbox: any credentials will do, and the control plane on loopback answers. */
class SandboxConnector implements TargetConnector {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The control plane checks no signature; it takes the account from a role's session, and has a usual one. */
    private static final AwsBasicCredentials ANYBODY = AwsBasicCredentials.create("sandbox", "not-a-secret");

    private final ControlPlane controlPlane;
    private final ObjectProvider<LoadBalancerAddresses> addresses;
    private final ObjectProvider<SiteRemains> remains;

    SandboxConnector(
            ControlPlane controlPlane,
            ObjectProvider<LoadBalancerAddresses> addresses,
            ObjectProvider<SiteRemains> remains) {
        this.controlPlane = controlPlane;
        this.addresses = addresses;
        this.remains = remains;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.SANDBOX;
    }

    @Override
    public TargetSession open(Target target, String region, String purpose) {
        try {
            return new TargetSession(ANYBODY, Region.of(region), controlPlane.endpoint(PATIENCE));
        } catch (ControlPlaneUnavailableException missing) {
            throw new TargetUnreachableException(String.valueOf(missing.getMessage()), missing);
        }
    }

    /** A runtime that is coming up, as after a restart of the portal, knows the address in a moment. */
    @Override
    public Optional<URI> addressOf(TargetSession session, String siteName, String loadBalancerArn) {
        var patience = isForeign() ? Duration.ZERO : PATIENCE;
        return addresses.stream()
                .flatMap(running -> running.addressOf(siteName, loadBalancerArn, patience).stream())
                .findFirst();
    }

    @Override
    public boolean servesTraffic(Target target) {
        return !isForeign() && addresses.stream().anyMatch(LoadBalancerAddresses::isServing);
    }

    @Override
    public List<String> removeRemains(Target target, UUID site) {
        return remains.stream().flatMap(it -> it.remove(site).stream()).toList();
    }

    private boolean isForeign() {
        return controlPlane.state() instanceof Foreign;
    }
}
