package dev.pressyard.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every error has a page that says what happened, how to go on, and by which id its cause is found. */
@PortalTest
class ErrorPagesIntegrationTests {

    @Autowired
    private SeededSites sites;

    @Autowired
    private JdbcClient database;

    private PortalClient client;

    @BeforeEach
    void signIn(@LocalServerPort int port) throws Exception {
        client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aRequestThatCannotBeRead() throws Exception {
        var run = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");

        assertPage(client.get("/runs/" + run + "/log/lines?from=0&count=1"), 400, "That request could not be read");
        assertPage(client.get("/audit?before=none"), 400, "That request could not be read");
        assertPage(client.get("/audit/export?format=PDF"), 400, "That request could not be read");
        assertPage(client.get("/audit/export?format=CSV&to=2026-13-01"), 400, "That request could not be read");
        assertPage(client.get("/audit?person=%00"), 400, "That request could not be read");
        assertPage(client.get("/sites?search=a%00b"), 400, "That request could not be read");
        assertPage(client.get("/sites/%00"), 400, "That request could not be read");
    }

    @Test
    void whatARoleMayNotDo(@LocalServerPort int port) throws Exception {
        var people = new PortalPeople(port);
        try (var viewer = people.signIn(people.add("VIEWER"))) {
            var read = viewer.get("/admin/people");
            assertPage(read, 403, "You may not do this");
            assertThat(read.body()).doesNotContain("expired");
            assertThat(viewer.post("/password", "/images/build", Map.of()).body())
                    .contains("its form has expired");
        }
    }

    @Test
    void whatIsNotThere() throws Exception {
        assertPage(client.get("/nothing/here"), 404, "There is nothing here");
        assertPage(client.get("/images/none"), 404, "There is nothing here");
        assertPage(client.get("/sites/never-ordered"), 404, "There is nothing here");
        assertPage(client.get("/runs/987654321"), 404, "There is nothing here");
        assertPage(client.get("/runs/0"), 404, "There is nothing here");
        assertPage(client.get("/runs/0/events"), 404, "There is nothing here");
        assertPage(client.get("/runs/0/log/lines"), 404, "There is nothing here");
        assertPage(client.post("/audit", "/runs/0/cancel", Map.of()), 404, "There is nothing here");
        assertPage(client.get("/audit/987654321"), 404, "There is nothing here");
        var nobody = "/admin/people/" + UUID.randomUUID();
        assertPage(client.post("/admin/people", nobody, Map.of("role", "VIEWER")), 404, "There is nothing here");
        assertPage(
                client.post("/admin/people", nobody + "/password", Map.of("password", "a long password")),
                404,
                "There is nothing here");
    }

    @Test
    void whatDoesNotFitThePresentState() throws Exception {
        var run = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        sites.move(run, "APPLIED", "READY");

        var answer = client.post("/sites", "/runs/" + run + "/approve", Map.of());
        assertPage(answer, 409, "Something changed in the meantime");
        assertThat(answer.body()).contains("href=\"/runs/%d\">Go to run %d</a>".formatted(run, run));
    }

    @Test
    void wherePeopleWereBefore(@LocalServerPort int port) throws Exception {
        var here = "http://127.0.0.1:" + port;
        assertThat(client.get("/nothing/here", "Referer", here + "/audit?site=blog")
                        .body())
                .contains("href=\"/audit?site=blog\">Go back to where you were</a>");
        assertThat(client.get("/runs/987654321", "Referer", "http://elsewhere.example/runs")
                        .body())
                .contains("href=\"/runs\">Go to the runs</a>")
                .doesNotContain("elsewhere", "Go back");
        try (var stranger = new PortalClient(port)) {
            assertThat(stranger.postWithoutToken("/sign-in").body())
                    .contains("href=\"/sign-in\">Sign in</a>")
                    .doesNotContain("Go to the sites");
        }
    }

    @Test
    void whatIsOurFault() throws Exception {
        var name = SeededSites.freshName();
        sites.move(sites.order(name, Environment.DEVELOPMENT, "admin"), "APPLIED", "READY");
        database.sql("update site set url = 'not a : URL' where name = :name")
                .param("name", name)
                .update();
        try {
            var answer = client.get("/sites/" + name);
            assertPage(answer, 500, "Something went wrong here");
            assertThat(answer.body()).doesNotContain("Exception", "not a : URL");
        } finally {
            database.sql("update site set url = null where name = :name")
                    .param("name", name)
                    .update();
        }
    }

    private static void assertPage(HttpResponse<String> answer, int status, String heading) {
        assertThat(answer.statusCode()).isEqualTo(status);
        var id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(answer.body()).contains("<h1>" + heading + "</h1>", "href=\"/sites\"", id);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
}
