package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.SiteFields;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.code.ArchiveAddress;
import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A site that got its WordPress from a file of this machine can be changed though forms may name no such files. */
@PortalTest
class KeptArchiveIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteSpecs specs;

    private final String name = SeededSites.freshName();
    private final WordPressRelease release =
            new WordPressRelease("6.8.4", new ArchiveAddress("file:///srv/" + name + ".tar.gz", "0".repeat(64)));

    @BeforeEach
    void aSiteOfAnEarlierUsualRelease() {
        var spec = new SiteSpec(
                "Our press",
                Environment.DEVELOPMENT,
                SiteSize.SMALL,
                "us-east-1",
                "ada@example.org",
                null,
                List.of(),
                release,
                new SiteCode.None());
        var run = requests.order(
                new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec), new Actor("admin", null));
        seeded.move(run.identifier().number(), "APPLIED", "READY");
    }

    @Test
    void keepsItsFileThroughAChange() throws Exception {
        assertThat(changed(release.archive().sha256()).statusCode()).isEqualTo(302);

        var site = sites.requireNamed(name);
        var wanted =
                specs.findByKeySiteIdOrderByKeyVersionDesc(site.id()).getFirst().spec();
        assertThat(wanted.title()).isEqualTo("A new title");
        assertThat(wanted.chosenWordPress()).hasValue(release);
    }

    @Test
    void getsNoOtherFileBySayingTheSameAddress() throws Exception {
        var refused = changed("1".repeat(64));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("switched off here");
    }

    private HttpResponse<String> changed(String sha256) throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var page = "/sites/" + name + "/change";
            assertThat(admin.get(page).body()).contains(release.archive().url());
            return admin.post(
                    page,
                    page,
                    SiteFields.of(
                            name,
                            Map.of(
                                    "title",
                                    "A new title",
                                    "code.release",
                                    "OTHER",
                                    "code.version",
                                    release.version(),
                                    "code.wordpressUrl",
                                    release.archive().url(),
                                    "code.wordpressSha256",
                                    sha256)));
        }
    }
}
