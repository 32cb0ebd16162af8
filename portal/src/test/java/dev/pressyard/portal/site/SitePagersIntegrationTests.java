package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first page of what is long leads to older ones only, and every other one back to the newest. */
@PortalTest
class SitePagersIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Showcase showcase;

    private String site;

    @BeforeEach
    void aSite() {
        var name = SeededSites.freshName();
        showcase.ready(name, Environment.DEVELOPMENT);
        site = "/sites/" + name;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs", "/state", "/activity"})
    void leadBackToTheNewest(String tab) throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var newest = "href=\"%s\">Newest".formatted(site + tab);

            assertThat(admin.get(site + tab).body()).doesNotContain(newest, "?before");
            assertThat(admin.get(site + tab + "?before").body()).doesNotContain(newest);
            assertThat(admin.get(site + tab + "?before=1000000000").body()).contains(newest);
        }
    }
}
