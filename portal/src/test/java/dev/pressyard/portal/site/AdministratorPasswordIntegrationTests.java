package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.testing.MotoTarget;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Against moto: the password comes out of the target once, and leaves no trace but who saw it. */
@PortalTest
class AdministratorPasswordIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private MotoTarget target;

    @Autowired
    private JdbcClient database;

    private final String secret = "secret-" + UUID.randomUUID();
    private String name;

    @BeforeEach
    void aSiteWithASecret() {
        name = SeededSites.freshName();
        seeded.move(seeded.order(name, Environment.DEVELOPMENT, "admin"), "APPLIED", "READY");
        try (var secrets = target.session().client(SecretsManagerClient.builder())) {
            var arn = secrets.createSecret(request -> request.name(name).secretString(secret))
                    .arn();
            tell(arn);
        }
    }

    @Test
    void showsItOnceAndSaysAfterwardsToWhom() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get(page()).body()).contains("Show password").doesNotContain(secret);

            var first = admin.post(page(), action(), Map.of());
            var second = admin.post("/images", action(), Map.of());

            assertThat(first.body()).contains(secret);
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(second.body()).doesNotContain(secret).contains("was shown to");
            assertThat(admin.get(page()).body()).doesNotContain("Show password").contains("shown to");
        }
        assertThat(audited()).isOne();
        assertThat(everythingOnRecord()).doesNotContain(secret);
    }

    @Test
    void showsItToNobodyWhoMayNotChangeTheSite() throws Exception {
        var people = new PortalPeople(port);
        try (var other = people.signIn(people.add("OPERATOR"))) {
            assertThat(other.get(page()).body()).doesNotContain("Show password");
            assertThat(other.post("/sites/new", action(), Map.of()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(audited()).isZero();
    }

    @Test
    void usesNothingUpWhenTheTargetDoesNotAnswerAsItShould() throws Exception {
        tell("arn:aws:secretsmanager:us-east-1:123456789012:secret:gone-abcdef");
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.post(page(), action(), Map.of()).body()).contains("The target did not give it");

            assertThat(admin.get(page()).body()).contains("Show password");
        }
        assertThat(audited()).isZero();
    }

    private void tell(String arn) {
        outputs.replace(
                sites.requireNamed(name).id(),
                List.of(new SiteOutput("administrator_secret_arn", arn), new SiteOutput("administrator_user", "boss")));
    }

    private String page() {
        return "/sites/" + name;
    }

    private String action() {
        return page() + "/administrator-password";
    }

    private long audited() {
        return database.sql("select count(*) from audit_entry where action = 'site.administrator-password-shown'"
                        + " and site = :site")
                .param("site", sites.requireNamed(name).id())
                .query(Long.class)
                .single();
    }

    private String everythingOnRecord() {
        return database.sql("select string_agg(audit_entry::text, '') from audit_entry")
                .query(String.class)
                .single();
    }
}
