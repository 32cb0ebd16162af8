package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.sandbox.cloud.Scope;
import dev.pressyard.sandbox.proxy.Certificates;
import dev.pressyard.sandbox.proxy.Frontend;
import dev.pressyard.sandbox.proxy.RoutingAction.Forward;
import dev.pressyard.sandbox.proxy.RoutingAction.Redirect;
import dev.pressyard.sandbox.runtime.CloudView.ListenerView;
import dev.pressyard.sandbox.runtime.CloudView.LoadBalancerView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionStatusCodeEnum;

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
                .containsExactly(
                        new Redirect("https", folder.port(ARN, 443), 301), new Forward("blog-fedcba9876543210"));
        assertThat(listeners
                        .frontends(balancer)
                        .map(frontend -> frontend.certificate().isPresent()))
                .containsExactly(false, true);
        assertThat(listeners.address(balancer))
                .hasToString("Optional[https://localhost:%d/]".formatted(folder.port(ARN, 443)));
    }

    @Test
    void keepsWhatARedirectDoesNotName() {
        var balancer = balancer(listener(ProtocolEnum.HTTP, 8080, redirect("#{protocol}", "#{port}")));

        assertThat(listeners.frontends(balancer).map(Frontend::otherwise))
                .containsExactly(new Redirect("http", folder.port(ARN, 8080), 301));
    }

    @Test
    void isFoundAtHttpWhereNothingElseIsServed() {
        assertThat(listeners.address(balancer(listener(ProtocolEnum.HTTP, 80, FORWARD))))
                .hasToString("Optional[http://localhost:%d/]".formatted(folder.port(ARN, 80)));
        assertThat(listeners.address(balancer())).isEmpty();
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

    private static Action redirect(String protocol, String port) {
        return Action.builder()
                .type(ActionTypeEnum.REDIRECT)
                .redirectConfig(
                        it -> it.protocol(protocol).port(port).statusCode(RedirectActionStatusCodeEnum.HTTP_301))
                .build();
    }
}
