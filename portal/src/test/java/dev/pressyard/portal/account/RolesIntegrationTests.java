package dev.pressyard.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class RolesIntegrationTests {

    private PortalPeople people;

    @Autowired
    private SeededSites sites;

    @BeforeEach
    void knowPeople(@LocalServerPort int port) {
        people = new PortalPeople(port);
    }

    @Test
    void viewersReadButChangeNothing() throws Exception {
        var run = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        try (var viewer = people.signIn(people.add("VIEWER"))) {
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
        var operator = people.add("OPERATOR");
        var own = SeededSites.freshName();
        var other = SeededSites.freshName();
        sites.move(sites.order(own, Environment.DEVELOPMENT, operator), "APPLIED", "READY");
        sites.move(sites.order(other, Environment.DEVELOPMENT, "admin"), "APPLIED", "READY");

        try (var client = people.signIn(operator)) {
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
    void operatorsAreToldWhoseTheSiteIsAndViewersThatTheirRoleIsTooSmall() throws Exception {
        var other = SeededSites.freshName();
        var run = sites.order(other, Environment.DEVELOPMENT, "admin");

        try (var operator = people.signIn(people.add("OPERATOR"))) {
            for (var refused : List.of(
                    operator.get("/sites/" + other + "/change"),
                    operator.post("/sites", "/runs/" + run + "/cancel", Map.of()))) {
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.body())
                        .contains("It is not yours.", "&#39;" + other + "&#39; is a site of admin.")
                        .doesNotContain("Your role");
            }
        }
        try (var viewer = people.signIn(people.add("VIEWER"))) {
            assertThat(viewer.get("/sites/" + other + "/change").body())
                    .contains("Your role does not include it.")
                    .doesNotContain("It is not yours.");
        }
    }

    @Test
    void administrationIsForAdministrators() throws Exception {
        try (var client = people.signIn(people.add("OPERATOR"))) {
            assertThat(client.get("/admin/people").statusCode()).isEqualTo(403);
            assertThat(client.get("/admin/targets").statusCode()).isEqualTo(403);
            assertThat(client.get("/admin/doctor").statusCode()).isEqualTo(403);
            assertThat(client.get("/images").body()).doesNotContain("Build now</button>", "Check packages</button>");
            assertThat(client.post("/sites", "/images/build", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(client.post("/sites", "/images/check", Map.of()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whoeverIsLockedOutIsOutAtOnce() throws Exception {
        var person = people.add("OPERATOR");
        try (var client = people.signIn(person);
                var admin = people.administrator()) {
            assertThat(client.get("/sites").statusCode()).isEqualTo(200);
            var id = people.idOf(person);
            admin.post("/admin/people", "/admin/people/" + id, Map.of("role", "OPERATOR"));

            assertThat(client.get("/sites").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void theHistoryNamesWhoWasLetIn() throws Exception {
        var person = people.add("VIEWER");
        try (var admin = people.administrator()) {
            assertThat(admin.get("/audit?action=person.added").body())
                    .contains("Person added</a><span class=\"quiet\"> " + person + "</span>");
        }
    }

    @Test
    void nobodyTakesRightsAwayFromThemselves() throws Exception {
        var person = people.add("ADMINISTRATOR");
        try (var client = people.signIn(person)) {
            client.post(
                    "/admin/people",
                    "/admin/people/" + people.idOf(person),
                    Map.of("role", "VIEWER", "enabled", "true"));

            assertThat(client.get("/admin/people").body()).contains("another administrator may change your role");
        }
    }
}
