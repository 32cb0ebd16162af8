package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.LoadBalancerAddresses;
import dev.pressyard.sandbox.proxy.Backend;
import dev.pressyard.sandbox.proxy.Backend.HealthCheck;
import dev.pressyard.sandbox.proxy.Backend.Server;
import dev.pressyard.sandbox.proxy.Proxy;
import dev.pressyard.sandbox.proxy.ProxyConfiguration;
import dev.pressyard.sandbox.proxy.ServerHealth;
import dev.pressyard.sandbox.runtime.CloudView.LoadBalancerView;
import dev.pressyard.sandbox.runtime.CloudView.TargetGroupView;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One proxy for all load balancers: a loopback port for each listener, a backend for each target group. */
final class LoadBalancers implements Reconciler, Traffic, LoadBalancerAddresses {

    private final Proxy proxy;
    private final Listeners listeners;

    /** Servers by target group's ARN; who reconciles services keeps it up to date. */
    private Map<String, List<Server>> targets = new HashMap<>();

    private final RequestCounts requests = new RequestCounts();

    private final AddressBoard addresses = new AddressBoard();

    LoadBalancers(Proxy proxy, Listeners listeners) {
        this.proxy = proxy;
        this.listeners = listeners;
    }

    @Override
    public void serve(Map<String, List<Server>> targetsByGroup) {
        targets = targetsByGroup;
    }

    @Override
    public Map<String, ServerHealth> health() {
        var health = proxy.health();
        requests.count(health);
        return health;
    }

    /** How many requests tasks were given, by task id. */
    Map<String, Long> requests() {
        return requests.soFar();
    }

    @Override
    public boolean isDraining() {
        return proxy.isEndingRequests();
    }

    @Override
    public void reconcile(Round round) {
        var frontends = round.view().loadBalancers().stream()
                .flatMap(listeners::frontends)
                .toList();
        var backends = round.view().targetGroups().stream().map(this::backend).toList();
        if (!frontends.isEmpty() || proxy.isRunning()) {
            proxy.serve(new ProxyConfiguration(frontends, backends));
        }
        addresses.post(addressesOf(round.view().loadBalancers()));
        listeners.forgetOthers(round.view().loadBalancers().stream()
                .map(balancer -> balancer.loadBalancer().loadBalancerArn())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Nothing runs here, and nothing will. */
    void rest() {
        addresses.rest();
    }

    @Override
    public boolean isServing() {
        return addresses.isServing();
    }

    void stop() {
        proxy.stop();
    }

    @Override
    public Optional<URI> addressOf(String siteName, String loadBalancerArn, Duration patience) {
        return addresses
                .await(loadBalancerArn, patience)
                .map(address ->
                        URI.create("%s://%s.%s/".formatted(address.getScheme(), siteName, address.getAuthority())));
    }

    private Map<String, URI> addressesOf(List<LoadBalancerView> balancers) {
        var found = new HashMap<String, URI>();
        balancers.forEach(balancer -> listeners
                .address(balancer)
                .ifPresent(address -> found.put(balancer.loadBalancer().loadBalancerArn(), address)));
        return found;
    }

    private Backend backend(TargetGroupView view) {
        var group = view.group();
        var check = new HealthCheck(
                group.healthCheckPath(),
                group.matcher().httpCode(),
                group.healthCheckIntervalSeconds(),
                group.healthCheckTimeoutSeconds(),
                group.unhealthyThresholdCount(),
                group.healthyThresholdCount());
        var servers = Objects.requireNonNullElse(targets.get(group.targetGroupArn()), List.<Server>of());
        return new Backend(Listeners.backendName(group.targetGroupArn()), check, servers);
    }
}
