package dev.pressyard.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.AuditFilter;
import dev.pressyard.provisioning.audit.AuditTrail;
import dev.pressyard.provisioning.site.SiteLimits.Limits;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class SiteLimitsIntegrationTests {

    private static final Actor ADMINISTRATOR = new Actor("admin", "192.0.2.1");

    @Autowired
    private SiteLimits limits;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    /** Others share the database, and know no limits. */
    @BeforeEach
    @AfterEach
    void empty() {
        jdbc.sql("truncate site, run cascade").update();
        limits.change(new Limits(null, null), ADMINISTRATOR);
    }

    @Test
    void refusesOneSiteMoreThanAPersonMayHave() {
        limits.change(new Limits(1, null), ADMINISTRATOR);
        order("first", "ada");

        assertThatExceptionOfType(SiteLimitReachedException.class)
                .isThrownBy(() -> order("second", "ada"))
                .withMessage(
                        "ada has 1 sites, and may have 1. Destroy one, or have an administrator allow more, under Limits.");
        order("third", "lin");
        assertThat(limits.use("ada")).isEqualTo(new SiteLimits.Use(1, 2));
    }

    @Test
    void countsNoSiteThatIsDestroyed() {
        limits.change(new Limits(1, 1), ADMINISTRATOR);
        order("first", "ada");
        jdbc.sql("update site set status = 'DESTROYED'").update();

        order("second", "ada");

        assertThat(limits.use("ada").inAll()).isOne();
    }

    @Test
    void holdsWhenManyAskAtOnce() throws Exception {
        limits.change(new Limits(null, 3), ADMINISTRATOR);
        try (var people = Executors.newFixedThreadPool(8)) {
            var orders = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(number -> () -> isPlaced("site-" + number, "person-" + number))
                    .toList();
            var placed = 0;
            for (var order : people.invokeAll(orders)) {
                placed += order.get() ? 1 : 0;
            }
            assertThat(placed).isEqualTo(3);
        }
        assertThat(limits.use("ada").inAll()).isEqualTo(3);
    }

    @Test
    void putsAChangeOnRecordWithWhatWasBefore() {
        limits.change(new Limits(5, null), ADMINISTRATOR);

        var entry = trail.page(AuditFilter.ALL, null, 1).entries().getFirst();
        assertThat(entry.action()).isEqualTo("limits.changed");
        assertThat(entry.detail()).containsEntry("sitesPerPerson", "no limit → 5");
    }

    private boolean isPlaced(String name, String owner) {
        try {
            order(name, owner);
            return true;
        } catch (SiteLimitReachedException full) {
            return false;
        }
    }

    private void order(String name, String owner) {
        var spec = new SiteSpec("A title", Environment.DEVELOPMENT, SiteSize.SMALL, "us-east-1", "ada@example.org");
        requests.order(
                new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec), new Actor(owner, "192.0.2.7"));
    }
}
