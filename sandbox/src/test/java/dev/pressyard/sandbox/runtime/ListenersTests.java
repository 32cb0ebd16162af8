package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.sandbox.cloud.Scope;
import dev.pressyard.sandbox.proxy.Certificates;
import dev.pressyard.sandbox.proxy.Frontend;
import dev.pressyard.sandbox.proxy.RoutingAction.Forward;
import dev.pressyard.sandbox.proxy.RoutingAction.Redirect;
import dev.pressyard.sandbox.proxy.RoutingRule;
import dev.pressyard.sandbox.runtime.CloudView.ListenerView;
import dev.pressyard.sandbox.runtime.CloudView.LoadBalancerView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionStatusCodeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

class ListenersTests {

    private static final String ARN =
            "arn:aws:elasticloadbalancing:eu-west-3:123456789012:loadbalancer/app/blog/0123456789abcdef";
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/blog/fedcba9876543210";

    private static final Action FORWARD =
            Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(GROUP).build();

    @TempDir
    private Path data;

    private RuntimeFolder folder;
    private Listeners listeners;

    @BeforeEach
    void open() {
        folder = new RuntimeFolder(data);
        listeners = new Listeners(folder, new Certificates(folder.certificates(), Clock.systemUTC()));
    }

    @Test
    void redirectsToThePortThatStandsForTheOneThatIsNamed() {
        var balancer = balancer(
                listener(ProtocolEnum.HTTP, 80, redirect("HTTPS", "443")), listener(ProtocolEnum.HTTPS, 443, FORWARD));

        assertThat(listeners.frontends(balancer).map(Frontend::otherwise))
                .containsExactly(toSamePage("https", folder.port(ARN, 443)), new Forward("blog-fedcba9876543210"));
        assertThat(listeners
                        .frontends(balancer)
                        .map(frontend -> frontend.certificate().isPresent()))
                .containsExactly(false, true);
        assertThat(listeners.address(balancer))
                .hasToString("Optional[https://localhost:%d/]".formatted(folder.port(ARN, 443)));
    }

    @Test
    void forgetsThePortOfALoadBalancerThatIsGone() throws IOException {
        var kept = folder.port(ARN, 80);
        folder.port(ARN.replace("blog/", "blog-2/"), 80);

        listeners.forgetOthers(Set.of(ARN));

        assertThat(folder.port(ARN, 80)).isEqualTo(kept);
        assertThat(data.resolve("ports")).isDirectoryNotContaining("glob:**blog-2**");
        listeners.forgetOthers(Set.of());
        assertThat(data.resolve("ports")).isEmptyDirectory();
    }

    @Test
    void findsAnotherPortWhereAKillHasLeftAnEmptyFile() throws IOException {
        folder.port(ARN, 80);
        try (var ports = Files.list(data.resolve("ports"))) {
            Files.writeString(ports.findFirst().orElseThrow(), "");
        }

        assertThat(folder.port(ARN, 80)).isPositive().isEqualTo(folder.port(ARN, 80));
    }

    @Test
    void keepsWhatARedirectDoesNotName() {
        var balancer = balancer(listener(ProtocolEnum.HTTP, 8080, redirect("#{protocol}", "#{port}")));

        assertThat(listeners.frontends(balancer).map(Frontend::otherwise))
                .containsExactly(toSamePage("http", folder.port(ARN, 8080)));
    }

    @Test
    void leavesThePortOfAnotherHostAlone() {
        var elsewhere = RedirectActionConfig.builder()
                .protocol("HTTPS")
                .host("www.example.org")
                .port("443")
                .path("/moved/#{path}")
                .query("from=here")
                .statusCode(RedirectActionStatusCodeEnum.HTTP_302)
                .build();
        var balancer = balancer(listener(
                ProtocolEnum.HTTP,
                80,
                Action.builder()
                        .type(ActionTypeEnum.REDIRECT)
                        .redirectConfig(elsewhere)
                        .build()));

        assertThat(listeners.frontends(balancer).map(Frontend::otherwise))
                .containsExactly(new Redirect("https", "www.example.org", 443, "/moved/#{path}", "from=here", 302));
    }

    @Test
    void obeysRulesInTheOrderOfTheirPrioritiesButNoneThatItDoesNotUnderstand() {
        var balancer = new LoadBalancerView(
                new Scope("123456789012", "eu-west-3"),
                LoadBalancer.builder()
                        .loadBalancerArn(ARN)
                        .loadBalancerName("blog")
                        .build(),
                List.of(new ListenerView(
                        listener(ProtocolEnum.HTTP, 80, redirect("HTTPS", "443")),
                        List.of(
                                rule("20", condition("path-pattern", "/shop/*")),
                                rule("3", condition("host-header", "a.example.org")),
                                rule("1", condition("source-ip", "192.0.2.0/24")),
                                rule(
                                        "2",
                                        condition("host-header", "b.example.org"),
                                        condition("http-header", "curl"))))));

        assertThat(listeners.frontends(balancer).flatMap(frontend -> frontend.rules().stream()))
                .containsExactly(
                        new RoutingRule(List.of("a.example.org"), List.of(), new Forward("blog-fedcba9876543210")),
                        new RoutingRule(List.of(), List.of("/shop/*"), new Forward("blog-fedcba9876543210")));
    }

    @Test
    void isFoundAtHttpWhereNothingElseIsServed() {
        assertThat(listeners.address(balancer(listener(ProtocolEnum.HTTP, 80, FORWARD))))
                .hasToString("Optional[http://localhost:%d/]".formatted(folder.port(ARN, 80)));
        assertThat(listeners.address(balancer())).isEmpty();
    }

    private static Redirect toSamePage(String scheme, int port) {
        return new Redirect(scheme, Redirect.SAME_HOST, port, Redirect.SAME_PATH, Redirect.SAME_QUERY, 301);
    }

    private static LoadBalancerView balancer(Listener... listeners) {
        return new LoadBalancerView(
                new Scope("123456789012", "eu-west-3"),
                LoadBalancer.builder()
                        .loadBalancerArn(ARN)
                        .loadBalancerName("blog")
                        .build(),
                Stream.of(listeners)
                        .map(listener -> new ListenerView(listener, List.of()))
                        .toList());
    }

    private static Listener listener(ProtocolEnum protocol, int port, Action action) {
        return Listener.builder()
                .protocol(protocol)
                .port(port)
                .defaultActions(action)
                .build();
    }

    private static Rule rule(String priority, RuleCondition... conditions) {
        return Rule.builder()
                .ruleArn(ARN + "/" + priority)
                .priority(priority)
                .conditions(conditions)
                .actions(FORWARD)
                .build();
    }

    private static RuleCondition condition(String field, String value) {
        return RuleCondition.builder().field(field).values(value).build();
    }

    private static Action redirect(String protocol, String port) {
        return Action.builder()
                .type(ActionTypeEnum.REDIRECT)
                .redirectConfig(
                        it -> it.protocol(protocol).port(port).statusCode(RedirectActionStatusCodeEnum.HTTP_301))
                .build();
    }
}
