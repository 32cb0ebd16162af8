package dev.pressyard.provisioning.servicehealth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.testing.MotoTarget;
import dev.pressyard.provisioning.testing.MotoTest;
import dev.pressyard.provisioning.testing.OrderedSites;
import dev.pressyard.provisioning.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Asks moto, which has services of which nothing runs, and finds every registered target healthy. */
@MotoTest
class ServiceHealthsIntegrationTests {

    @Autowired
    private ServiceReader reader;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T16:00:00Z"));
    private ServiceHealths healths;

    @Autowired
    private OrderedSites sites;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private MotoTarget target;

    @BeforeEach
    void runTasks() {
        target.serveTraffic(true);
        healths = new ServiceHealths(reader, clock);
    }

    @AfterEach
    void runNothing() {
        target.serveTraffic(false);
        target.answer(true);
    }

    @Test
    void readsTheServiceAndItsTargetsOnceForAllWhoAskAtTheSameTime() {
        var site = siteWithService("healthy");

        var first = answer(site, HealthAnswer.Seen.class);

        assertThat(first.health().wanted()).isEqualTo(2);
        assertThat(first.health().version().running()).isZero();
        assertThat(first.health().replicas())
                .containsExactly(new ServiceReplica("10.0.1.7:8080", ServiceReplica.State.HEALTHY, ""));
        assertThat(IntStream.range(0, 16).parallel().mapToObj(_ -> healths.of(site)))
                .allMatch(first::equals);
        assertThat(answer(site, HealthAnswer.Seen.class).health().seenAt())
                .isAfter(first.health().seenAt());
    }

    @Test
    void saysThatThereIsNone() {
        answer(sites.order("absent"), HealthAnswer.Absent.class);

        var forgotten = sites.order("forgotten");
        outputs.replace(
                forgotten.id(), List.of(new SiteOutput("service_name", "no"), new SiteOutput("cluster_name", "no")));
        answer(forgotten, HealthAnswer.Absent.class);
    }

    @Test
    void tellsNoHealthOfRecordsOfWhichNothingRuns() {
        target.serveTraffic(false);

        answer(siteWithService("records"), HealthAnswer.NotAsked.class);
    }

    @Test
    void saysWhyNobodyKnows() {
        var site = siteWithService("unknown");
        target.answer(false);

        assertThat(answer(site, HealthAnswer.Unanswered.class).why()).isNotBlank();
    }

    /** Waits as long as a loaded machine takes; a late answer is there for who asks again. */
    private <A extends HealthAnswer> A answer(Site site, Class<A> kind) {
        return kind.cast(Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> askAnew(site), kind::isInstance));
    }

    private HealthAnswer askAnew(Site site) {
        clock.advance(Duration.ofSeconds(6));
        return healths.of(site);
    }

    private Site siteWithService(String name) {
        var site = sites.order(name);
        var group = targetGroup(name);
        try (var ecs = target.session().client(EcsClient.builder())) {
            ecs.createCluster(request -> request.clusterName(name));
            ecs.registerTaskDefinition(request -> request.family(name)
                    .containerDefinitions(ContainerDefinition.builder()
                            .name("wordpress")
                            .image("wordpress")
                            .memory(64)
                            .build()));
            ecs.createService(request ->
                    request.cluster(name).serviceName(name).taskDefinition(name).desiredCount(2));
        }
        outputs.replace(
                site.id(),
                List.of(
                        new SiteOutput("cluster_name", name),
                        new SiteOutput("service_name", name),
                        new SiteOutput("target_group_arn", group)));
        return site;
    }

    private String targetGroup(String name) {
        try (var network = target.session().client(Ec2Client.builder());
                var balancing = target.session().client(ElasticLoadBalancingV2Client.builder())) {
            var vpc = network.describeVpcs().vpcs().getFirst().vpcId();
            var group = balancing
                    .createTargetGroup(request -> request.name(name)
                            .vpcId(vpc)
                            .protocol("HTTP")
                            .port(8080)
                            .targetType(TargetTypeEnum.IP))
                    .targetGroups()
                    .getFirst()
                    .targetGroupArn();
            balancing.registerTargets(request -> request.targetGroupArn(group)
                    .targets(TargetDescription.builder()
                            .id("10.0.1.7")
                            .port(8080)
                            .build()));
            return group;
        }
    }
}
