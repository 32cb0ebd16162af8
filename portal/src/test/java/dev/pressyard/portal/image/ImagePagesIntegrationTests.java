package dev.pressyard.portal.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.image.Images;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.Sites;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ImagePagesIntegrationTests {

    private static final String BILL = """
            {"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [
              {"name": "nginx", "version": "1.26.3-3", "purl": "pkg:deb/debian/nginx@1.26.3-3"},
              {"name": "wordpress", "version": "6.8.5", "purl": "pkg:generic/wordpress@6.8.5"},
              {"name": "wordpress-plugin/pressyard", "version": "unknown", "purl": "pkg:generic/wordpress-plugin/pressyard@unknown"}]}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Images images;

    @Autowired
    private Sites sites;

    private final UUID base = UUID.randomUUID();
    private String site;
    private long run;

    @BeforeEach
    void aBaseThatASiteRuns() {
        site = SeededSites.freshName();
        run = seeded.order(site, Environment.DEVELOPMENT, "admin");
        seeded.move(run, "APPLIED", "READY");
        database.sql("""
                        insert into image (id, kind, inputs_hash, engine_id, size_bytes, compressed_bytes, inputs, built_by_run, built_at, build_seconds, details, bill)
                        values (:id, 'BASE', :hash, 'sha256:abc', 300000000, 115343360, '{}', :run, now(), 72, cast(:details as jsonb), cast(:bill as jsonb))
                        """)
                .param("id", base)
                .param("hash", base.toString())
                .param("run", run)
                .param("details", """
                        {"because": "changed: ansible/roles/php/tasks/main.yml", "labels": {"dev.pressyard.kind": "base"},
                         "layers": [{"size": 80000000, "holds": "debian:trixie-slim"}, {"size": 220000000, "holds": "nginx, PHP and their supervisor"}]}
                        """)
                .param("bill", BILL)
                .update();
        database.sql("insert into image_use (run_number, image_id, reference) values (:run, :image, 'x@sha256:y')")
                .param("run", run)
                .param("image", base)
                .update();
        database.sql("insert into package_check (image_id, run_number, checked_at) values (:image, :run, now())")
                .param("image", base)
                .param("run", run)
                .update();
        database.sql("insert into package_update values (:image, 'openssl', '3.5.1-1', '3.5.1-1+deb13u1')")
                .param("image", base)
                .update();
    }

    @Test
    void showWhatIsInAnImageWhyItWasBuiltAndWhoRunsIt() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/images").body())
                    .contains("/images/" + base, "3.5.1-1+deb13u1", site, "110 MiB compressed");
            assertThat(admin.get("/images/" + base).body())
                    .contains(
                            "Changed: ansible/roles/php/tasks/main.yml",
                            "nginx, PHP and their supervisor",
                            "dev.pressyard.kind",
                            "6.8.5",
                            "has no version of its own",
                            "1.26.3-3",
                            "286 MiB, uncompressed",
                            "110 MiB in the registry",
                            "3.5.1-1+deb13u1",
                            site);
        }
    }

    @Test
    void showForASitesImageWhatARebuildOfItsBaseWouldBring() throws Exception {
        var image = imageOnTheBase();
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/images/" + image).body())
                    .contains("href=\"/images/" + base, "What a rebuild would bring", "3.5.1-1+deb13u1");

            database.sql("delete from package_update").update();
            database.sql("delete from package_check").update();

            assertThat(admin.get("/images/" + image).body())
                    .contains("Nobody has asked the package archive about this", "image’s base")
                    .doesNotContain("3.5.1-1+deb13u1");
        }
    }

    @Test
    void areRunByTheSitesThatStandOnThem() throws Exception {
        database.sql("update image_use set image_id = :image where image_id = :base")
                .param("image", imageOnTheBase())
                .param("base", base)
                .update();

        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/images/" + base).body()).contains("href=\"/sites/" + site);
        }
    }

    @Test
    void haveRunsWithoutAPlan() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var run = admin.post("/images", "/images/check", Map.of())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();

            assertThat(admin.get(run.substring(run.indexOf("/runs/"))).body())
                    .contains("· Check packages</span>", "check packages.")
                    .doesNotContain("images</span>", "check packages images", "plan-heading");
        }
    }

    @Test
    void areWaitedForByTheirName() throws Exception {
        var waiting = seeded.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        database.sql(
                        "update run_phase set status = 'RUNNING', started_at = now() where run_number = :run and phase = 'IMAGE'")
                .param("run", waiting)
                .update();
        database.sql(
                        "insert into image_turn (run_number, place, waits) values (:run, 'base:1', false), (:waiting, 'base:1', true)")
                .param("run", run)
                .param("waiting", waiting)
                .update();
        database.sql("update run set finished_at = null where number = :run")
                .param("run", run)
                .update();

        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/runs/" + waiting).body())
                    .contains("Waits for <a href=\"/runs/%d\">run %d</a>, which makes it".formatted(run, run));
        }
    }

    private UUID imageOnTheBase() {
        var image = UUID.randomUUID();
        database.sql("""
                        insert into image (id, kind, inputs_hash, engine_id, size_bytes, inputs, parent_id, built_by_run, built_at, build_seconds)
                        values (:id, 'SITE', :hash, 'sha256:def', 320000000, '{}', :base, :run, now(), 61)
                        """)
                .param("id", image)
                .param("hash", image.toString())
                .param("base", base)
                .param("run", run)
                .update();
        return image;
    }

    @Test
    void areLinkedFromTheRunThatUsedThemAndTheSiteThatRunsThem() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/runs/" + run).body()).contains("href=\"/images/" + base);
            assertThat(admin.get("/runs/" + run + "/head").body()).contains("href=\"/images/" + base);
            assertThat(admin.get("/sites/" + site).body()).contains("href=\"/images/" + base);
        }
    }

    @Test
    void areRunByASiteUntilItIsDestroyed() throws Exception {
        var id = sites.requireNamed(site).id();
        assertThat(images.runBy(id))
                .hasValueSatisfying(image -> assertThat(image.id()).isEqualTo(base));
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var answer = admin.post("/sites/" + site, "/sites/" + site + "/destroy", Map.of());
            var destroy = answer.headers().firstValue("Location").orElseThrow();
            seeded.move(Long.parseLong(destroy.substring(destroy.lastIndexOf('/') + 1)), "APPLIED", "DESTROYED");
        }

        assertThat(images.runBy(id)).isEmpty();
    }

    @Test
    void teachHowToLookForPackagesWhileNobodyHas() throws Exception {
        database.sql("delete from package_update").update();
        database.sql("delete from package_check").update();
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var list = admin.get("/images");

            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.body()).contains("Nobody has asked the package archive", "/images/" + base);
            assertThat(admin.get("/images/" + base).body()).contains("Nobody has asked the package archive about this");
        }
    }

    @Test
    void giveTheBillOfMaterialsAsAFile() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var bill = admin.get("/images/" + base + "/sbom");

            assertThat(bill.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/vnd.cyclonedx+json");
            assertThat(bill.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("base-" + base + ".cdx.json");
            assertThat(bill.body()).contains("\"CycloneDX\"");
            assertThat(admin.get("/images/" + UUID.randomUUID() + "/sbom").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void queueABuildAndALook() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            for (var action : Map.of("/images/build", "Build image", "/images/check", "Check packages")
                    .entrySet()) {
                var answer = admin.post("/images", action.getKey(), Map.of());

                assertThat(answer.statusCode()).isEqualTo(302);
                var run = answer.headers().firstValue("Location").orElseThrow();
                assertThat(admin.get(run.substring(run.indexOf("/runs/"))).body())
                        .contains(action.getValue());
            }
        }
    }
}
