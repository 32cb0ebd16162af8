package dev.pressyard.provisioning.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.testing.PostgresTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class ImageRequestsIntegrationTests {

    private static final Actor ADA = new Actor("ada", "127.0.0.1");

    @Autowired
    private ImageRequests requests;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void asksForOneBuildHoweverOftenItIsClicked() {
        var first = requests.build(ADA);
        var second = requests.build(ADA);

        assertThat(second.identifier()).isEqualTo(first.identifier());
        assertThat(first.kind()).isEqualTo(RunKind.IMAGE_BUILD);
        assertThat(audited("image.build-requested")).isOne();
    }

    @Test
    void asksForALookBesideABuild() {
        assertThat(requests.check(ADA).identifier())
                .isNotEqualTo(requests.build(ADA).identifier());
        assertThat(audited("image.check-requested")).isOne();
    }

    private long audited(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
