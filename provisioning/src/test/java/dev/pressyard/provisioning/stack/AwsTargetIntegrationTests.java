package dev.pressyard.provisioning.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.inspection.SiteTag;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.testing.MotoServer;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * A target of kind AWS, by way of an assumed role, whose endpoint is a control plane on this machine: what its settings
 * say reaches Terraform and its provider. That needs the provider, which {@code ./pressyard test} brings.
 */
@PostgresTest
@Import(StackTestConfiguration.class)
@TestPropertySource(
        properties = {
            "pressyard.home=src/test/resources/aws",
            "pressyard.target.aws.acme.regions=eu-west-3",
            "pressyard.target.aws.acme.role-arn=arn:aws:iam::123456789012:role/pressyard"
        })
class AwsTargetIntegrationTests {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Actor ADA = new Actor("ada", null);
    private static final MotoServer MOTO = MotoServer.start();

    @Autowired
    private SiteRequests requests;

    @Autowired
    private Runs runs;

    @Autowired
    private Sites sites;

    @Autowired
    private Targets targets;

    @Autowired
    private TargetSessions sessions;

    @DynamicPropertySource
    static void reachTheControlPlane(DynamicPropertyRegistry properties) {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "none-of-anybody's");
        properties.add("pressyard.target.aws.acme.endpoint", MOTO::endpoint);
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        MOTO.close();
    }

    @Test
    void makesASiteInTheAccountAndUnmakesIt() {
        var spec = new SiteSpec("A title", Environment.DEVELOPMENT, SiteSize.SMALL, "eu-west-3", "ada@example.org");
        var create = requests.order(new SiteOrder(UUID.randomUUID(), new SiteName("abroad"), "acme", spec), ADA);

        awaitApplied(create.identifier());
        var site = sites.requireNamed("abroad");
        assertThat(networksOf(site)).hasSize(1);

        awaitApplied(requests.destroy("abroad", ADA).identifier());
        assertThat(networksOf(site)).isEmpty();
    }

    private void awaitApplied(RunIdentifier run) {
        await().atMost(SOON).until(() -> runs.require(run).status().isEnded());
        assertThat(runs.require(run).status())
                .as(() -> runs.require(run).failure().toString())
                .isEqualTo(RunStatus.APPLIED);
    }

    private List<Vpc> networksOf(Site site) {
        var session = sessions.open(targets.require(site.target()), "eu-west-3", "test");
        try (var ec2 = session.client(Ec2Client.builder())) {
            var tagged = Filter.builder()
                    .name("tag:" + SiteTag.KEY)
                    .values(site.id().toString())
                    .build();
            return ec2.describeVpcs(request -> request.filters(tagged)).vpcs();
        }
    }
}
