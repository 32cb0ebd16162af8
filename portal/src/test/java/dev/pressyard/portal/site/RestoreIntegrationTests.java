package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.SiteFields;
import dev.pressyard.provisioning.inspection.SiteTag;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetLosses;
import dev.pressyard.provisioning.testing.MotoTarget;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/** Against moto: a new site begins with the snapshot that another has left, if everything fits. */
@PortalTest
class RestoreIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteSpecs specs;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private MotoTarget target;

    @Autowired
    private TargetLosses losses;

    private String gone;
    private String snapshot;
    private String name;

    @BeforeEach
    void aDestroyedSiteThatLeftItsDatabase() {
        gone = SeededSites.freshName();
        snapshot = gone + "-final-1a2b3c4d";
        name = SeededSites.freshName();
        var run = seeded.order(gone, Environment.STAGING, "admin");
        var site = sites.requireNamed(gone).id();
        leaveSnapshot(site);
        outputs.leave(site, snapshot);
        seeded.move(run, "APPLIED", "DESTROYED");
    }

    @Test
    void offersWhatDestroyedSitesHaveLeftAndTakesIt() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/sites/" + gone).body()).contains(snapshot);
            assertThat(admin.get("/sites/new").body()).contains("value=\"" + snapshot + "\"");

            assertThat(order(admin, snapshot, Map.of("details.storage", "40", "details.requestsPerTask", "300"))
                            .statusCode())
                    .isEqualTo(302);
        }
        var spec = specs.require(sites.requireNamed(name).id(), 1);
        assertThat(spec.restoredFrom()).hasValue(snapshot);
        assertThat(spec.capacity().requestsPerTask()).isEqualTo(300);
    }

    @Test
    void offersNothingThatTheTargetHasLostSince() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/sites/new").body()).contains("value=\"" + snapshot + "\"");

            losses.report(TargetKind.SANDBOX);
            assertThat(admin.get("/sites/new").body()).doesNotContain(snapshot);
        }
    }

    @Test
    void saysBesideTheFieldWhatIsWrongWithASnapshot() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(order(admin, "two--hyphens", Map.of()).body()).contains("not the name of a snapshot");
            assertThat(order(admin, "nobodys-final", Map.of()).body())
                    .contains("There is no snapshot &#39;nobodys-final&#39; in us-east-1");
            assertThat(order(admin, snapshot, Map.of()).body())
                    .contains("ask for 30 or more")
                    .contains("value=\"" + snapshot + "\"");
        }
        assertThat(sites.findFirstByNameOrderByCreatedAtDesc(name)).isEmpty();
    }

    @Test
    void givesNobodyTheDatabaseOfAnothersSite() throws Exception {
        var people = new PortalPeople(port);
        try (var other = people.signIn(people.add("OPERATOR"))) {
            assertThat(other.get("/sites/new").body()).doesNotContain(snapshot);
            assertThat(order(other, snapshot, Map.of("details.storage", "40")).body())
                    .contains("Only administrators, and the owner");
        }
        assertThat(sites.findFirstByNameOrderByCreatedAtDesc(name)).isEmpty();
    }

    private HttpResponse<String> order(PortalClient person, String from, Map<String, String> more)
            throws IOException, InterruptedException {
        var fields = SiteFields.of(name, more);
        fields.put("restoreSnapshot", from);
        return person.post("/sites/new", "/sites", fields);
    }

    private void leaveSnapshot(UUID site) {
        try (var rds = target.session().client(RdsClient.builder())) {
            rds.createDBInstance(request -> request.dbInstanceIdentifier(gone)
                    .dbInstanceClass("db.t4g.micro")
                    .engine("mariadb")
                    .engineVersion("11.8.3")
                    .allocatedStorage(30)
                    .masterUsername("wordpress")
                    .masterUserPassword("not-a-secret")
                    .copyTagsToSnapshot(true)
                    .tags(Tag.builder().key(SiteTag.KEY).value(site.toString()).build()));
            rds.deleteDBInstance(request ->
                    request.dbInstanceIdentifier(gone).skipFinalSnapshot(false).finalDBSnapshotIdentifier(snapshot));
        }
    }
}
