package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.proxy.Certificates;
import dev.pressyard.sandbox.proxy.Frontend;
import dev.pressyard.sandbox.proxy.RoutingAction;
import dev.pressyard.sandbox.proxy.RoutingAction.Answer;
import dev.pressyard.sandbox.proxy.RoutingAction.Forward;
import dev.pressyard.sandbox.proxy.RoutingAction.Redirect;
import dev.pressyard.sandbox.proxy.RoutingRule;
import dev.pressyard.sandbox.runtime.CloudView.ListenerView;
import dev.pressyard.sandbox.runtime.CloudView.LoadBalancerView;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * Says in the proxy's words what the listeners of load balancers do. Those for HTTPS are served with a certificate made
 * here.
 */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final String HOST = "host-header";
    private static final String PATH = "path-pattern";
    private static final Set<String> CONDITIONS = Set.of(HOST, PATH);

    private final RuntimeFolder folder;
    private final Certificates certificates;

    /** ARNs of rules that are not obeyed; each is told of once. */
    private final Set<String> skipped = ConcurrentHashMap.newKeySet();

    /** ARNs of the load balancers whose ports are kept; none is known before the first look. */
    private @Nullable Set<String> known;

    Listeners(RuntimeFolder folder, Certificates certificates) {
        this.folder = folder;
        this.certificates = certificates;
    }

    Stream<Frontend> frontends(LoadBalancerView balancer) {
        return balancer.listeners().stream()
                .filter(view -> isServed(view.listener()))
                .map(view -> frontend(balancer, view));
    }

    /** Where visitors end up, at the name {@code localhost}: the first listener that does more than to send them on. */
    Optional<URI> address(LoadBalancerView balancer) {
        return balancer.listeners().stream()
                .map(ListenerView::listener)
                .filter(Listeners::isServed)
                .min(Comparator.comparing(Listeners::onlyRedirects).thenComparing(Listener::port))
                .map(listener -> URI.create("%s://localhost:%d/"
                        .formatted(isHttps(listener) ? "https" : "http", port(balancer, listener.port()))));
    }

    /** Forgets the ports of load balancers that are not there any more. */
    void forgetOthers(Set<String> balancers) {
        if (!balancers.equals(known)) {
            folder.keepPortsOf(balancers);
            known = balancers;
        }
    }

    /** The name that the proxy knows a target group by: name and id at the end of its ARN. */
    static String backendName(String targetGroupArn) {
        return targetGroupArn
                .substring(targetGroupArn.indexOf("targetgroup/") + 12)
                .replace('/', '-');
    }

    private Frontend frontend(LoadBalancerView balancer, ListenerView view) {
        var name = balancer.loadBalancer().loadBalancerName();
        var listener = view.listener();
        return new Frontend(
                name + "-" + listener.port(),
                port(balancer, listener.port()),
                isHttps(listener) ? Optional.of(certificates.of(name)) : Optional.empty(),
                rules(balancer, view),
                action(balancer, listener, listener.defaultActions()));
    }

    private int port(LoadBalancerView balancer, int listenerPort) {
        return folder.port(balancer.loadBalancer().loadBalancerArn(), listenerPort);
    }

    private static boolean onlyRedirects(Listener listener) {
        return listener.defaultActions().getLast().type() == ActionTypeEnum.REDIRECT;
    }

    private static boolean isServed(Listener listener) {
        return isHttps(listener) || listener.protocolAsString().equals("HTTP");
    }

    private static boolean isHttps(Listener listener) {
        return listener.protocolAsString().equals("HTTPS");
    }

    private List<RoutingRule> rules(LoadBalancerView balancer, ListenerView view) {
        return view.rules().stream()
                .filter(rule -> !Boolean.TRUE.equals(rule.isDefault()))
                .filter(this::isUnderstood)
                .sorted(Comparator.comparingInt(rule -> Integer.parseInt(rule.priority())))
                .map(rule -> new RoutingRule(
                        values(rule, HOST), values(rule, PATH), action(balancer, view.listener(), rule.actions())))
                .toList();
    }

    /** A rule that asks for more than this would match too much if only a part of it were looked at. */
    private boolean isUnderstood(Rule rule) {
        var understood = rule.conditions().stream().map(RuleCondition::field).allMatch(CONDITIONS::contains);
        if (!understood && skipped.add(rule.ruleArn())) {
            LOG.warn("The rule {} is not obeyed: of its conditions only {} are known here", rule.ruleArn(), CONDITIONS);
        }
        return understood;
    }

    private static List<String> values(Rule rule, String field) {
        return rule.conditions().stream()
                .filter(condition -> field.equals(condition.field()))
                .flatMap(Listeners::values)
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
    private RoutingAction action(LoadBalancerView balancer, Listener listener, List<Action> actions) {
        var action = actions.getLast();
        return switch (action.type()) {
            case FORWARD -> new Forward(backendName(targetGroup(action)));
            case REDIRECT -> redirect(balancer, listener, action.redirectConfig());
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

    /**
     * What a redirect does not name, or names as {@code #{protocol}} or {@code #{port}}, stays as it was. A port of the
     * balancer itself is the one on loopback that stands for it.
     */
    private Redirect redirect(LoadBalancerView balancer, Listener listener, RedirectActionConfig redirect) {
        var scheme = named(redirect.protocol()).orElse(listener.protocolAsString());
        var listenerPort = named(redirect.port()).map(Integer::valueOf).orElse(listener.port());
        var host = Objects.requireNonNullElse(redirect.host(), Redirect.SAME_HOST);
        return new Redirect(
                scheme.toLowerCase(Locale.ROOT),
                host,
                host.contains(Redirect.SAME_HOST) ? port(balancer, listenerPort) : listenerPort,
                Objects.requireNonNullElse(redirect.path(), Redirect.SAME_PATH),
                Objects.requireNonNullElse(redirect.query(), Redirect.SAME_QUERY),
                redirect.statusCodeAsString().endsWith("301") ? 301 : 302);
    }

    private static Optional<String> named(@Nullable String value) {
        return Optional.ofNullable(value).filter(it -> !it.startsWith("#"));
    }
}
