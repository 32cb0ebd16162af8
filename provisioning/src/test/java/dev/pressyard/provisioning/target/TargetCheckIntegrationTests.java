package dev.pressyard.provisioning.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.target.TargetCheck.Finding;
import dev.pressyard.provisioning.target.TargetCheck.Verdict;
import dev.pressyard.provisioning.testing.MotoServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A target of kind AWS whose endpoint is a control plane on this machine. */
class TargetCheckIntegrationTests {

    private static final MotoServer MOTO = MotoServer.start();

    private final TargetCheck check = new TargetCheck(new TargetSessions(List.of(new AwsConnector())));

    @BeforeAll
    static void someCredentials() {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "none-of-anybody's");
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        MOTO.close();
    }

    @Test
    void tellsAccountAndZonesThroughAnAssumedRole() {
        var findings = check.of(target("arn:aws:iam::123456789012:role/pressyard", MOTO.endpoint()), "eu-west-3");

        assertThat(findings).extracting(Finding::subject).containsExactly("Access", "Account", "Region", "Permissions");
        assertThat(findings)
                .filteredOn(it -> it.verdict() == Verdict.IN_THE_WAY)
                .isEmpty();
        assertThat(findings.get(1).words()).contains("123456789012", "assumed-role/pressyard");
        assertThat(findings.get(2).words()).contains("3 availability zones");
    }

    @Test
    void saysThatAnEndpointDoesNotAnswer() {
        var findings = check.of(
                target("arn:aws:iam::123456789012:role/pressyard", URI.create("http://127.0.0.1:9")), "eu-west-3");

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.IN_THE_WAY);
            assertThat(finding.words()).startsWith("Target 'acme' gave no access");
        });
    }

    private static Target target(@Nullable String role, URI endpoint) {
        return new Target(
                new TargetDescription("acme", TargetKind.AWS, List.of("eu-west-3"), role, endpoint), Instant.EPOCH);
    }
}
