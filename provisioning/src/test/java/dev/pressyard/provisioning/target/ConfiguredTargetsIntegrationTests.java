package dev.pressyard.provisioning.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class ConfiguredTargetsIntegrationTests {

    private static final Actor ADA = new Actor("ada", null);
    private static final List<String> REGIONS = List.of("eu-west-3");

    @Autowired
    private ConfiguredTargets configured;

    @Autowired
    private Targets targets;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private TransactionTemplate transactions;

    @AfterEach
    void startAsBefore() {
        configured.takeOver();
    }

    @Test
    void offerNothingThatTheSettingsDoNotNameAnyMore() {
        start(true, Map.of("acme", new TargetSettings.Aws(REGIONS, null, null)));
        requests.order(order("stays"), ADA);

        start(false, Map.of("renamed", new TargetSettings.Aws(REGIONS, null, null)));

        assertThat(targets.findByConfiguredTrueOrderByCreatedAt())
                .extracting(Target::name)
                .containsExactly("renamed");
        assertThatIllegalArgumentException().isThrownBy(() -> requests.order(order("comes-too-late"), ADA));
        assertThat(requests.destroy("stays", ADA).subject()).isEqualTo("stays");
    }

    @Test
    void offerAgainWhatIsNamedAgain() {
        start(false, Map.of());
        start(true, Map.of());

        assertThat(targets.findByConfiguredTrueOrderByCreatedAt())
                .extracting(Target::name)
                .containsExactly("sandbox");
    }

    @Test
    void refuseAnAccountByTheNameOfTheSandbox() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(true, Map.of("sandbox", new TargetSettings.Aws(REGIONS, null, null))))
                .withMessageContaining("another name");
    }

    private void start(boolean sandbox, Map<String, TargetSettings.Aws> aws) {
        var settings = new TargetSettings(new TargetSettings.Sandbox(sandbox, REGIONS), aws);
        transactions.executeWithoutResult(_ -> new ConfiguredTargets(settings, targets, Clock.systemUTC()).takeOver());
    }

    private static SiteOrder order(String name) {
        var spec = new SiteSpec(name, Environment.DEVELOPMENT, SiteSize.SMALL, "eu-west-3", "ada@example.org");
        return new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec);
    }
}
