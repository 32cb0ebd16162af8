package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.audit.AuditFilter;
import dev.pressyard.provisioning.audit.AuditTrail;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A destroyed site keeps its pages when a later one gets its name. */
@PortalTest
class FormerSiteIntegrationTests {

    @Autowired
    private SeededSites seeded;

    @Autowired
    private Sites sites;

    @Autowired
    private AuditTrail trail;

    private final String name = SeededSites.freshName();
    private PortalClient admin;
    private long formerRun;
    private long laterRun;
    private String former;

    @BeforeEach
    void giveTheNameTwice(@LocalServerPort int port) throws Exception {
        admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
        formerRun = seeded.order(name, Environment.DEVELOPMENT, "ada");
        seeded.move(formerRun, "APPLIED", "DESTROYED");
        former = name + "~" + sites.requireNamed(name).id().toString().substring(0, 8);
        assertThat(admin.get("/runs/" + formerRun).body()).contains("href=\"/sites/" + name + "\"");
        laterRun = seeded.order(name, Environment.PRODUCTION, "lin");
        seeded.move(laterRun, "APPLIED", "READY");
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/runs", "/configuration", "/state", "/logs", "/activity"})
    void keepsEachOfItsPagesAndLeadsToTheLaterSite(String part) throws Exception {
        var page = admin.get("/sites/" + former + part);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Destroyed", "<span>Development</span> ·", "<span>ada</span>")
                .contains("A later site has this name: see <a href=\"/sites/" + name + "\">")
                .contains("href=\"/sites/" + former + part + "\" aria-current=\"page\"");
        assertThat(admin.get("/sites/" + name + part).body())
                .contains("<span>Production</span> ·", "<span>lin</span>")
                .contains("href=\"/sites/" + name + part + "\" aria-current=\"page\"")
                .doesNotContain("A later site has this name");
    }

    @Test
    void isWhereItsRunsAndItsHistoryLead() throws Exception {
        var toFormer = "href=\"/sites/" + former + "\"";
        var toLater = "href=\"/sites/" + name + "\"";

        assertThat(admin.get("/sites?state=DESTROYED&search=" + name).body()).contains(toFormer);
        assertThat(admin.get("/sites?search=" + name).body()).contains(toLater).doesNotContain(former, ">earlier<");
        assertThat(admin.get("/runs").body()).contains(toFormer, toLater).contains(">earlier</span>");
        assertThat(admin.get("/runs/" + formerRun).body()).contains(toFormer).doesNotContain(toLater);
        assertThat(admin.get("/runs/" + laterRun).body()).contains(toLater).doesNotContain(former, ">earlier<");
        assertThat(admin.get("/audit?site=" + name).body()).contains(toFormer, toLater);
        assertThat(admin.get("/audit/" + firstEntry()).body())
                .contains(toFormer)
                .doesNotContain(toLater);
    }

    private long firstEntry() {
        return trail.page(new AuditFilter(null, name, null, "site.requested", null, null), null, 2)
                .entries()
                .getLast()
                .id();
    }

    @Test
    void isNotMistakenForTheLaterSiteByWhatIsAskedOfIt() throws Exception {
        var page = "/sites/" + name;

        assertThat(admin.post(page, "/sites/" + former + "/destroy", Map.of("typedName", name))
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.post(page, "/sites/destroy", Map.of("name", former)).statusCode())
                .isEqualTo(409);
        assertThat(admin.get("/sites/" + name).body()).contains("Ready");
        assertThat(sites.requireNamed(name).status()).isEqualTo(SiteStatus.READY);
    }

    @Test
    void isAskedForByItsOwnAddressInADialogThatIsOlderThanTheLaterSite() throws Exception {
        var lasting = name + "~" + sites.requireNamed(name).id().toString().substring(0, 8);

        assertThat(admin.get("/sites/destroy?name=" + name).body())
                .contains("action=\"/sites/" + lasting + "/destroy\"");
        assertThat(admin.get("/sites/" + lasting).body())
                .contains("<span>lin</span>")
                .doesNotContain("A later site");
    }

    @Test
    void isNotFoundUnderAMarkThatNoSiteOfTheNameHas() throws Exception {
        assertThat(admin.get("/sites/" + name + "~").statusCode()).isEqualTo(404);
        assertThat(admin.get("/sites/" + name + "~00000000").statusCode()).isEqualTo(404);
        assertThat(admin.get("/sites/other" + former).statusCode()).isEqualTo(404);
    }
}
