package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.PhpSettings;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class PhpSettingsIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteSpecs specs;

    @Autowired
    private Runs runs;

    private final String name = SeededSites.freshName();

    @Test
    void areChosenInTheFormFilledInAgainAndComparedInTheConfiguration() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(send(admin, "/sites/new", "/sites", "512", "200").statusCode())
                    .isEqualTo(302);
            var site = sites.requireNamed(name);
            assertThat(specs.require(site.id(), 1).php()).isEqualTo(new PhpSettings(512, 200));

            var run = runs.findFirstBySiteIdOrderByNumberDesc(site.id()).orElseThrow();
            seeded.move(run.identifier().number(), "APPLIED", "READY");
            assertThat(admin.get("/sites/" + name + "/change").body())
                    .contains("name=\"details.phpMemory\" value=\"512\"")
                    .contains("name=\"details.phpUpload\" value=\"200\"");
            var change = "/sites/" + name + "/change";
            assertThat(send(admin, change, change, "", "200").statusCode()).isEqualTo(302);
            assertThat(specs.require(site.id(), 2).php()).isEqualTo(new PhpSettings(256, 200));
            assertThat(admin.get("/sites/" + name + "/configuration").body())
                    .contains("PHP memory", "512 MiB for a request", "256 MiB for a request", "200 MiB");
        }
    }

    @Test
    void areRefusedBesideTheirFieldsWithWhatWasTyped() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(send(admin, "/sites/new", "/sites", "600", "64M").body())
                    .contains("at most half of the container&#39;s 1024 MiB", "value=\"600\"")
                    .contains("A whole number of MiB from 1 to 1024.", "value=\"64M\"");
        }
        assertThat(sites.findFirstByNameOrderByCreatedAtDesc(name)).isEmpty();
    }

    private HttpResponse<String> send(PortalClient person, String page, String path, String memory, String upload)
            throws IOException, InterruptedException {
        return person.post(
                page,
                path,
                Map.of(
                        "request", UUID.randomUUID().toString(),
                        "name", name,
                        "title", "Our press",
                        "environment", "DEVELOPMENT",
                        "size", "SMALL",
                        "region", "us-east-1",
                        "administratorEmail", "ada@example.org",
                        "details.phpMemory", memory,
                        "details.phpUpload", upload));
    }
}
