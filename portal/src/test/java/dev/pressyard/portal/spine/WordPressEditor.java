package dev.pressyard.portal.spine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.link;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** What the owner of a site does in its WordPress, in the browser. */
final class WordPressEditor {

    /** What the picture shows, for those who do not see it. */
    static final String DESCRIPTION = "A green meadow";

    /** In pixels: small enough to be drawn at once, large enough that WordPress makes other sizes of it. */
    static final int WIDTH = 640;

    private static final int HEIGHT = 400;

    private final Page page;
    private final String address;

    /** @param address of the front page, with a slash at its end */
    WordPressEditor(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    void signIn(String user, String password) {
        page.navigate(address + "wp-login.php");
        page.getByLabel("Username or Email Address").fill(user);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button(page, "Log In").click();
        page.waitForURL("**/wp-admin/**");
    }

    /** Uploads a picture to the media library; returns its address. */
    String uploadPicture(String name) {
        page.navigate(address + "wp-admin/media-new.php?browser-uploader");
        page.locator("#async-upload").setInputFiles(new FilePayload(name + ".png", "image/png", picture()));
        page.locator("#html-upload").click();
        page.waitForURL("**/wp-admin/upload.php**");
        page.navigate(address + "wp-admin/upload.php?mode=list");
        link(page, "“" + name + "” (Edit)").click();
        return page.getByLabel("File URL:").inputValue();
    }

    /** Writes a post that shows a picture, in the editor's own view of the HTML, and publishes it. */
    void publish(String title, String picture) {
        page.navigate(address + "wp-admin/post-new.php?post_title=" + encoded(title));
        dismissWelcome();
        var top = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Editor top bar"));
        top.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Options"))
                .click();
        page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("Code editor"))
                .click();
        page.getByLabel("Type text or HTML").fill("<img src=\"%s\" alt=\"%s\">".formatted(picture, DESCRIPTION));
        top.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Editor publish"))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(page.getByText(Pattern.compile("is now live\\.")).first()).isVisible();
    }

    private void dismissWelcome() {
        var welcome = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Welcome"));
        page.addLocatorHandler(welcome, dialog -> page.keyboard().press("Escape"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] picture() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(Color.GREEN);
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        brush.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
