package dev.pressyard.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class RolesIntegrationTests {

    private static final String PASSWORD = "a long password";

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites sites;

    @Test
    void viewersReadButChangeNothing() throws Exception {
        var run = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        try (var viewer = signedIn(somebody("VIEWER"))) {
            assertThat(viewer.get("/sites").body()).doesNotContain("/sites/new\"");
            assertThat(viewer.get("/runs/" + run).body()).doesNotContain("Cancel run");
            assertThat(viewer.get("/sites/new").statusCode()).isEqualTo(403);
            assertThat(viewer.post("/sites", "/runs/" + run + "/cancel", Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void operatorsDestroyTheirOwnSitesOnly() throws Exception {
        var operator = somebody("OPERATOR");
        var own = SeededSites.freshName();
        var other = SeededSites.freshName();
        sites.move(sites.order(own, Environment.DEVELOPMENT, operator), "APPLIED", "READY");
        sites.move(sites.order(other, Environment.DEVELOPMENT, "admin"), "APPLIED", "READY");

        try (var client = signedIn(operator)) {
            assertThat(client.get("/sites/" + own).body()).contains("data-destroy=");
            assertThat(client.get("/sites/" + other).body()).doesNotContain("data-destroy=");
            assertThat(client.get("/sites/destroy?name=" + other).statusCode()).isEqualTo(403);
            assertThat(client.post("/sites", "/sites/" + other + "/destroy", Map.of())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(client.post("/sites/" + own, "/sites/" + own + "/destroy", Map.of())
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void administrationIsForAdministrators() throws Exception {
        try (var client = signedIn(somebody("OPERATOR"))) {
            assertThat(client.get("/admin/people").statusCode()).isEqualTo(403);
            assertThat(client.get("/admin/targets").statusCode()).isEqualTo(403);
            assertThat(client.get("/admin/doctor").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whoeverIsLockedOutIsOutAtOnce() throws Exception {
        var person = somebody("OPERATOR");
        try (var client = signedIn(person);
                var admin = signedInAdministrator()) {
            assertThat(client.get("/sites").statusCode()).isEqualTo(200);
            var id = idOf(admin, person);
            admin.post("/admin/people", "/admin/people/" + id, Map.of("role", "OPERATOR"));

            assertThat(client.get("/sites").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void theLastAdministratorStays() throws Exception {
        try (var admin = signedInAdministrator()) {
            admin.post(
                    "/admin/people",
                    "/admin/people/" + idOf(admin, "admin"),
                    Map.of("role", "VIEWER", "enabled", "true"));

            assertThat(admin.get("/admin/people").body()).contains("Nobody could administer the portal then");
        }
    }

    private String somebody(String role) throws Exception {
        var username = "p" + UUID.randomUUID().toString().substring(0, 8);
        try (var admin = signedInAdministrator()) {
            var answer = admin.post(
                    "/admin/people",
                    "/admin/people",
                    Map.of("username", username, "displayName", "Ada", "password", PASSWORD, "role", role));
            assertThat(answer.statusCode()).isEqualTo(302);
        }
        return username;
    }

    private PortalClient signedIn(String username) throws Exception {
        return new PortalClient(port).signIn(username, PASSWORD);
    }

    private PortalClient signedInAdministrator() throws Exception {
        return new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    private static String idOf(PortalClient admin, String username) throws Exception {
        var page = admin.get("/admin/people").body();
        var row = page.substring(page.indexOf(">" + username + "<"));
        var action = row.indexOf("/admin/people/") + "/admin/people/".length();
        return row.substring(action, action + 36);
    }
}
