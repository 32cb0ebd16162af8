package dev.pressyard.provisioning.servicehealth;

import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.provisioning.target.Targets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Asks a target once how a service is. */
@Component
class ServiceReader {

    /** For one call, with what the SDK tries again. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final SiteSpecs specs;
    private final SiteOutputs outputs;
    private final Targets targets;
    private final TargetSessions sessions;
    private final Clock clock;

    ServiceReader(SiteSpecs specs, SiteOutputs outputs, Targets targets, TargetSessions sessions, Clock clock) {
        this.specs = specs;
        this.outputs = outputs;
        this.targets = targets;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Takes as long as the target does; never throws for what the target does. */
    HealthAnswer ask(Site site) {
        var told = outputs.of(site.id()).stream().collect(Collectors.toMap(SiteOutput::name, SiteOutput::value));
        var target = targets.require(site.target());
        try {
            if (!told.containsKey("service_name")) {
                return new HealthAnswer.Absent();
            }
            return sessions.servesTraffic(target)
                    ? look(sessions.open(target, region(site), "health-of-" + site.name()), told)
                    : new HealthAnswer.NotAsked();
        } catch (SdkException | TargetUnreachableException refusal) {
            return new HealthAnswer.Unanswered(String.valueOf(refusal.getMessage()));
        }
    }

    private String region(Site site) {
        return specs.require(site.id(), site.currentSpecVersion()).region();
    }

    private HealthAnswer look(TargetSession session, Map<String, String> told) {
        return service(session, told)
                .<HealthAnswer>map(service -> new HealthAnswer.Seen(ServiceHealth.of(
                        service,
                        targets(session, told),
                        Optional.ofNullable(told.get("task_definition_arn")),
                        clock.instant())))
                .orElseGet(HealthAnswer.Absent::new);
    }

    private static Optional<Service> service(TargetSession session, Map<String, String> told) {
        try (var ecs = session.client(EcsClient.builder().overrideConfiguration(it -> it.apiCallTimeout(PATIENCE)))) {
            return ecs
                    .describeServices(
                            request -> request.cluster(told.get("cluster_name")).services(told.get("service_name")))
                    .services()
                    .stream()
                    .filter(it -> !"INACTIVE".equals(it.status()))
                    .findFirst();
        } catch (ClusterNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static List<TargetHealthDescription> targets(TargetSession session, Map<String, String> told) {
        try (var balancing = session.client(
                ElasticLoadBalancingV2Client.builder().overrideConfiguration(it -> it.apiCallTimeout(PATIENCE)))) {
            return balancing
                    .describeTargetHealth(request -> request.targetGroupArn(told.get("target_group_arn")))
                    .targetHealthDescriptions();
        } catch (TargetGroupNotFoundException gone) {
            return List.of();
        }
    }
}
