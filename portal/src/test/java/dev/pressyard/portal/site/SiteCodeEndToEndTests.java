package dev.pressyard.portal.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The part of the form that says what a site's image holds. */
class SiteCodeEndToEndTests extends BrowserTest {

    @Autowired
    private Sites sites;

    @Autowired
    private SiteSpecs specs;

    private String name;

    @BeforeEach
    void openTheForm() {
        name = SeededSites.freshName();
        signInAsAdministrator();
        page.navigate("/sites/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Title").fill("Our " + name);
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
    }

    @Test
    void asksForARepositoryAndSaysBesideTheFieldsWhatIsWrong() {
        assertThat(page.getByLabel("Git repository")).isHidden();
        page.getByLabel("Themes and plugins").selectOption("REPOSITORY");
        page.getByLabel("Git repository").fill("https://token@example.org/theme.git");
        page.getByLabel("Branch, tag or commit").fill("ma in");
        button(page, "Create site").click();

        assertThat(page.locator("[id='code.repositoryUrl-hint'] .field-error")).containsText("without a password");
        assertThat(page.locator("[id='code.repositoryRef-hint'] .field-error")).containsText("for example main");
        assertThat(page.getByLabel("Git repository")).hasValue("https://token@example.org/theme.git");

        page.getByLabel("Git repository").fill("https://example.org/theme.git");
        page.getByLabel("Branch, tag or commit").fill("main");
        create();
        assertThat(spec().code()).isEqualTo(new SiteCode.Repository("https://example.org/theme.git", "main"));
        page.navigate("/sites/" + name + "/configuration");
        assertThat(page.getByText("https://example.org/theme.git at main").first())
                .isVisible();
    }

    @Test
    void sendsATarballAtOnceAndKeepsItWhenAnotherFieldIsWrong() throws IOException {
        page.getByLabel("Themes and plugins").selectOption("UPLOAD");
        send("letter.tar.gz", "no tarball".getBytes(StandardCharsets.UTF_8));
        assertThat(page.locator("[data-upload-state]")).containsText("no tarball");

        send("theme.tar.gz", gzipped());
        assertThat(page.locator("[data-upload-state]")).containsText("Sent: theme.tar.gz");
        page.getByLabel("Title").fill("");
        button(page, "Create site").click();
        assertThat(page.locator("#title-hint .field-error")).isVisible();
        assertThat(page.locator("[data-upload-state]")).containsText("theme.tar.gz");

        page.getByLabel("Title").fill("Our " + name);
        create();
        assertThat(spec().code())
                .isInstanceOfSatisfying(
                        SiteCode.Upload.class,
                        upload -> assertThat(upload.name()).isEqualTo("theme.tar.gz"));
    }

    @Test
    void takesAnotherWordPressByItsAddressAndDigest() {
        page.getByLabel("WordPress", new Page.GetByLabelOptions().setExact(true))
                .selectOption("OTHER");
        page.getByLabel("WordPress version").fill("6.8.4");
        page.getByLabel("WordPress archive", new Page.GetByLabelOptions().setExact(true))
                .fill("file:///etc/passwd");
        page.getByLabel("SHA-256 of the WordPress archive").fill("not a digest");
        button(page, "Create site").click();
        assertThat(page.locator("[id='code.wordpressUrl-hint'] .field-error")).containsText("switched off");
        assertThat(page.locator("[id='code.wordpressSha256-hint'] .field-error"))
                .containsText("64 digits");

        page.getByLabel("WordPress archive", new Page.GetByLabelOptions().setExact(true))
                .fill("https://wordpress.org/wordpress-6.8.4.tar.gz");
        page.getByLabel("SHA-256 of the WordPress archive").fill("A".repeat(64));
        create();
        assertThat(spec().chosenWordPress())
                .hasValueSatisfying(wordpress -> assertThat(wordpress.version()).isEqualTo("6.8.4"));
    }

    @Test
    void keepsTheUsualWordPressInTheSpec() {
        create();

        assertThat(spec().chosenWordPress()).isPresent();
        assertThat(spec().code()).isEqualTo(new SiteCode.None());
    }

    private void create() {
        button(page, "Create site").click();
        page.waitForURL("**/runs/*");
    }

    private void send(String file, byte[] content) {
        page.locator("#code-file").setInputFiles(new FilePayload(file, "application/gzip", content));
    }

    private SiteSpec spec() {
        return specs.require(sites.requireNamed(name).id(), 1);
    }

    private static byte[] gzipped() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write("a theme".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
