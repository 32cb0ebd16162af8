package dev.pressyard.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Addresses that somebody types, cuts short or opens elsewhere show something that makes sense. */
@PortalTest
class DetoursIntegrationTests {

    @Autowired
    private SeededSites sites;

    private PortalClient admin;

    @BeforeEach
    void signIn(@LocalServerPort int port) throws Exception {
        admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/sites/, /sites",
        "/sites/?state=READY, /sites?state=READY",
        "/runs/, /runs",
        "/images/, /images",
        "/audit/, /audit",
        "/admin, /admin/doctor",
        "/admin/, /admin/doctor"
    })
    void leadToThePageThatIsMeant(String typed, String meant) throws Exception {
        var answer = admin.get(typed);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(meant);
    }

    @Test
    void doNotSayThatThereAreNoRunsBehindTheLastPage() throws Exception {
        sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");

        assertThat(admin.get("/runs?before=0").body())
                .contains("There are no runs before these.", ">Newest</a>")
                .doesNotContain("No runs yet", "Create the first site");
    }

    @Test
    void tellOfNoErrorWhereNoneWas() throws Exception {
        var answer = admin.get("/error");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here", "class=\"error-code\">404<");
    }

    @Test
    void askOnAPageOfItsOwnWhatADialogWouldAsk() throws Exception {
        var name = SeededSites.freshName();
        sites.move(sites.order(name, Environment.DEVELOPMENT, "admin"), "APPLIED", "READY");

        assertThat(admin.get("/sites/destroy?name=" + name).body())
                .contains("/css/pressyard.css", "<h1>Nothing is destroyed yet</h1>", ">Destroy site<")
                .contains("href=\"/sites/" + name + "\">Keep it</a>")
                .doesNotContain("<dialog id=\"destroy\"", "was destroyed");
        assertThat(admin.get("/sites/destroy?name=" + name, "X-Requested-With", "fetch")
                        .body())
                .contains("<dialog", "data-close")
                .doesNotContain("<h1>", "pressyard.css");
    }
}
