package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.SiteFields;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class AdministratorNetworksIntegrationTests {

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
    void areToldInTheFormAndShownInTheConfiguration() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(order(admin, "192.0.2.0/24, 198.51.100.7").statusCode()).isEqualTo(302);
            var site = sites.requireNamed(name);
            assertThat(specs.require(site.id(), 1).administratorNetworks())
                    .containsExactly("192.0.2.0/24", "198.51.100.7/32");

            var run = runs.findFirstBySiteIdOrderByNumberDesc(site.id()).orElseThrow();
            seeded.move(run.identifier().number(), "APPLIED", "READY");
            assertThat(admin.get("/sites/" + name + "/change").body())
                    .contains("value=\"192.0.2.0/24 198.51.100.7/32\"");
            assertThat(change(admin, "").statusCode()).isEqualTo(302);
            assertThat(admin.get("/sites/" + name + "/configuration").body())
                    .contains("Administered from", "192.0.2.0/24, 198.51.100.7/32", "anywhere");
        }
    }

    @Test
    void areRefusedBesideTheirFieldWithWhatWasTyped() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(order(admin, "192.0.2.7/24").body())
                    .contains("the network is 192.0.2.0/24", "value=\"192.0.2.7/24\"");
        }
        assertThat(sites.findFirstByNameOrderByCreatedAtDesc(name)).isEmpty();
    }

    private HttpResponse<String> order(PortalClient person, String networks) throws IOException, InterruptedException {
        return person.post("/sites/new", "/sites", fields(networks));
    }

    private HttpResponse<String> change(PortalClient person, String networks) throws IOException, InterruptedException {
        return person.post("/sites/" + name + "/change", "/sites/" + name + "/change", fields(networks));
    }

    private Map<String, String> fields(String networks) {
        return SiteFields.of(name, Map.of("administratorNetworks", networks));
    }
}
