package dev.pressyard.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteLimits;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class AdministrationIntegrationTests {

    @Autowired
    private SeededSites sites;

    @Autowired
    private SiteLimits limits;

    @Autowired
    private JdbcClient database;

    private PortalClient client;

    @BeforeEach
    void signIn(@LocalServerPort int port) throws Exception {
        client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    @AfterEach
    void liftLimits() {
        database.sql("update site_limit set per_person = null, in_all = null").update();
        client.close();
    }

    @Test
    void aLimitStopsTheNextSite() throws Exception {
        sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        assertThat(client.post("/admin/limits", "/admin/limits", Map.of("perPerson", "1", "inAll", ""))
                        .statusCode())
                .isEqualTo(302);
        assertThat(client.get("/admin/limits").body()).contains("The limits are in force.", "value=\"1\"");

        var name = SeededSites.freshName();
        assertThat(client.get("/sites/new").body()).contains("and may have 1", "Sites of your own", "of 1<");
        assertThat(client.post("/sites/new", "/sites/new/check", order(name)).body())
                .contains("and may have 1");
        var answer = client.post("/sites/new", "/sites", order(name));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("and may have 1");
        assertThat(client.get("/sites/" + name).statusCode()).isEqualTo(404);
    }

    @Test
    void theFormSaysThatThereIsNoLimit() throws Exception {
        assertThat(client.get("/sites/new").body())
                .contains(" now; there is no limit")
                .doesNotContain("and may have");
    }

    @Test
    void theFormNamesTheToolsThatTheDoctorMisses() throws Exception {
        var doctor = client.get("/admin/doctor").body();
        var form = client.get("/sites/new").body();

        assertThat(form.contains("is missing on this machine")).isEqualTo(doctor.contains(">Missing<"));
        assertThat(form.contains("<strong>Base image</strong>"))
                .isEqualTo(doctor.contains("No image can be built: the engine does not have"));
    }

    @Test
    void whatIsNoNumberIsNoLimit() throws Exception {
        var answer = client.post("/admin/limits", "/admin/limits", Map.of("perPerson", "-1", "inAll", "many"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("A limit is a whole number", "value=\"many\"");
        assertThat(limits.current()).isEqualTo(new SiteLimits.Limits(null, null));
    }

    @Test
    void theWorkersPageShowsThisNode() throws Exception {
        assertThat(client.get("/admin/workers").body()).contains("node-", "Serves pages only", "Idle");
    }

    private static Map<String, String> order(String name) {
        return Map.of(
                "request", UUID.randomUUID().toString(),
                "name", name,
                "title", "Our blog",
                "environment", "DEVELOPMENT",
                "size", "SMALL",
                "region", "us-east-1",
                "administratorEmail", "ada@example.org");
    }
}
