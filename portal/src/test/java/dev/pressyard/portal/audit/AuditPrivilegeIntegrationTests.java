package dev.pressyard.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.portal.PortalApplication;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import dev.pressyard.provisioning.audit.AuditTrail;
import dev.pressyard.provisioning.audit.ChainVerification;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The portal as it is started without a database of somebody else's: even it cannot change what is on record. */
class AuditPrivilegeIntegrationTests {

    /** https://www.postgresql.org/docs/current/errcodes-appendix.html */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Test
    void thePortalMayOnlyAppend(@TempDir Path data) {
        try (var portal = new SpringApplicationBuilder(PortalApplication.class)
                .properties(
                        "server.port=0",
                        "pressyard.data=" + data,
                        "pressyard.worker.slots=0",
                        "pressyard.admin-password=correct-horse-battery",
                        "server.shutdown=immediate",
                        "spring.autoconfigure.exclude=dev.pressyard.sandbox.cloud.CloudAutoConfiguration")
                .run()) {
            portal.getBean(Audit.class).record(AuditEntry.of(Actor.SYSTEM, "test.recorded"));
            var database = portal.getBean(JdbcClient.class);

            for (var refused : new String[] {
                "update audit_entry set actor = 'lin'",
                "delete from audit_entry",
                "truncate audit_entry",
                "alter table audit_entry disable trigger all",
                "drop trigger audit_entry_is_append_only on audit_entry",
                "delete from audit_head",
                "update state_version set serial = 1",
                "delete from state_version"
            }) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as(refused)
                        .isThrownBy(() -> database.sql(refused).update())
                        .havingRootCause()
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                cause -> assertThat(cause.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
            }
            assertThat(portal.getBean(AuditTrail.class).verify()).isInstanceOf(ChainVerification.Intact.class);
        }
    }
}
