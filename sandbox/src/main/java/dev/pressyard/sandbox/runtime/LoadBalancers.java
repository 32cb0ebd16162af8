package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.LoadBalancerAddresses;
import dev.pressyard.sandbox.proxy.Backend;
import dev.pressyard.sandbox.proxy.Backend.HealthCheck;
import dev.pressyard.sandbox.proxy.Backend.Server;
import dev.pressyard.sandbox.proxy.Frontend;
import dev.pressyard.sandbox.proxy.Proxy;
import dev.pressyard.sandbox.proxy.ProxyConfiguration;
import dev.pressyard.sandbox.proxy.RoutingAction;
import dev.pressyard.sandbox.proxy.RoutingAction.Answer;
import dev.pressyard.sandbox.proxy.RoutingAction.Forward;
import dev.pressyard.sandbox.proxy.RoutingAction.Redirect;
import dev.pressyard.sandbox.proxy.RoutingRule;
import dev.pressyard.sandbox.proxy.ServerHealth;
import dev.pressyard.sandbox.runtime.CloudView.ListenerView;
import dev.pressyard.sandbox.runtime.CloudView.LoadBalancerView;
import dev.pressyard.sandbox.runtime.CloudView.TargetGroupView;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** One proxy for all load balancers: a loopback port for each HTTP listener, a backend for each target group. */
final class LoadBalancers implements Reconciler, LoadBalancerAddresses {

    private static final int HTTP_PORT = 80;

    private final Proxy proxy;
    private final RuntimeFolder folder;

    /** Servers by target group's ARN; who reconciles services keeps it up to date. */
    private Map<String, List<Server>> targets = new HashMap<>();

    private final RequestCounts requests = new RequestCounts();

    private volatile Map<String, Integer> ports = Map.of();
    private volatile boolean serving = true;

    LoadBalancers(Proxy proxy, RuntimeFolder folder) {
        this.proxy = proxy;
        this.folder = folder;
    }

    /** The tasks that are in service behind each target group, by its ARN. */
    void serve(Map<String, List<Server>> targetsByGroup) {
        targets = targetsByGroup;
    }

    /** How the proxy sees the tasks, by task id. */
    Map<String, ServerHealth> health() {
        var health = proxy.health();
        requests.count(health);
        return health;
    }

    /** How many requests tasks were given, by task id. */
    Map<String, Long> requests() {
        return requests.soFar();
    }

    /** Whether requests that were begun before the last change are still being answered. */
    boolean isDraining() {
        return proxy.isEndingRequests();
    }

    @Override
    public void reconcile(Round round) {
        var listeners = round.view().loadBalancers().stream()
                .flatMap(balancer -> frontends(balancer))
                .toList();
        var backends = round.view().targetGroups().stream().map(this::backend).toList();
        if (!listeners.isEmpty() || !ports.isEmpty()) {
            proxy.serve(new ProxyConfiguration(listeners, backends));
        }
        ports = portsOf(round.view().loadBalancers());
        serving = true;
    }

    /** Nothing runs here, and nothing will. */
    void rest() {
        serving = false;
    }

    @Override
    public boolean isServing() {
        return serving;
    }

    void stop() {
        proxy.stop();
    }

    @Override
    public Optional<URI> addressOf(String siteName, String loadBalancerArn) {
        return Optional.ofNullable(ports.get(loadBalancerArn))
                .map(port -> URI.create("http://%s.localhost:%d/".formatted(siteName, port)));
    }

    private Map<String, Integer> portsOf(List<LoadBalancerView> balancers) {
        var found = new HashMap<String, Integer>();
        for (var balancer : balancers) {
            balancer.listeners().stream()
                    .map(ListenerView::listener)
                    .filter(LoadBalancers::isHttp)
                    .min(Comparator.comparing(Listener::port))
                    .ifPresent(listener ->
                            found.put(balancer.loadBalancer().loadBalancerArn(), port(balancer, listener.port())));
        }
        return found;
    }

    private int port(LoadBalancerView balancer, int listenerPort) {
        return folder.port(balancer.loadBalancer().loadBalancerArn(), listenerPort);
    }

    private static boolean isHttp(Listener listener) {
        return listener.protocolAsString().equals("HTTP");
    }

    private Stream<Frontend> frontends(LoadBalancerView balancer) {
        return balancer.listeners().stream()
                .filter(view -> isHttp(view.listener()))
                .map(view -> new Frontend(
                        "%s-%d"
                                .formatted(
                                        balancer.loadBalancer().loadBalancerName(),
                                        view.listener().port()),
                        port(balancer, view.listener().port()),
                        rules(balancer, view),
                        action(balancer, view.listener().defaultActions())));
    }

    private List<RoutingRule> rules(LoadBalancerView balancer, ListenerView view) {
        return view.rules().stream()
                .filter(rule -> !Boolean.TRUE.equals(rule.isDefault()))
                .sorted(Comparator.comparingInt(rule -> Integer.parseInt(rule.priority())))
                .map(rule -> new RoutingRule(
                        values(rule, "host-header"), values(rule, "path-pattern"), action(balancer, rule.actions())))
                .toList();
    }

    private static List<String> values(Rule rule, String field) {
        return rule.conditions().stream()
                .filter(condition -> field.equals(condition.field()))
                .flatMap(LoadBalancers::values)
                .toList();
    }

    private static Stream<String> values(RuleCondition condition) {
        if (condition.hostHeaderConfig() != null) {
            return condition.hostHeaderConfig().values().stream();
        }
        return condition.pathPatternConfig() != null
                ? condition.pathPatternConfig().values().stream()
                : condition.values().stream();
    }

    /** The last action decides; those before it authenticate, which is not done here. */
    private RoutingAction action(LoadBalancerView balancer, List<Action> actions) {
        var action = actions.getLast();
        return switch (action.type()) {
            case FORWARD -> new Forward(backendName(targetGroup(action)));
            case REDIRECT -> redirect(balancer, action);
            case FIXED_RESPONSE ->
                new Answer(Integer.parseInt(action.fixedResponseConfig().statusCode()));
            default -> new Answer(501);
        };
    }

    private static String targetGroup(Action action) {
        return Optional.ofNullable(action.targetGroupArn())
                .orElseGet(
                        () -> action.forwardConfig().targetGroups().getFirst().targetGroupArn());
    }

    private RoutingAction redirect(LoadBalancerView balancer, Action action) {
        var redirect = action.redirectConfig();
        var listenerPort = redirect.port() == null || redirect.port().startsWith("#")
                ? HTTP_PORT
                : Integer.parseInt(redirect.port());
        var status = redirect.statusCodeAsString().endsWith("301") ? 301 : 302;
        return new Redirect(redirect.protocol().toLowerCase(Locale.ROOT), port(balancer, listenerPort), status);
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
        return new Backend(backendName(group.targetGroupArn()), true, check, servers);
    }

    /** The name and the id at the end of a target group's ARN. */
    private static String backendName(String targetGroupArn) {
        return targetGroupArn
                .substring(targetGroupArn.indexOf("targetgroup/") + 12)
                .replace('/', '-');
    }
}
