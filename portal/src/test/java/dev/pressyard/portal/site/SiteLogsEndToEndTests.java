package dev.pressyard.portal.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.heading;
import static dev.pressyard.portal.testing.PortalPage.link;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.testing.MotoTarget;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Against moto, which keeps what containers write as CloudWatch Logs does. */
class SiteLogsEndToEndTests extends BrowserTest {

    private static final int WRITTEN = 620;
    private static final String STREAM = "wordpress/wordpress/0123abc";

    @Autowired
    private SeededSites seeded;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private MotoTarget target;

    private String name;

    @BeforeEach
    void open() {
        name = SeededSites.freshName();
        seeded.move(seeded.order(name, Environment.DEVELOPMENT, "admin"), "APPLIED", "READY");
        signInAsAdministrator();
    }

    @Test
    void showsWhatTheContainersWroteAndFindsLinesInIt() {
        writeLog();
        page.navigate("/sites/" + name);
        link(page, "Logs").click();
        assertThat(lines()).containsText("line 619");
        assertThat(lines().locator(".ansi-1").first()).containsText("error");
        assertThat(lines()).not().containsText("\u001b");

        assertThat(rows().last()).isInViewport();
        assertThat(rows().last()).containsText("Warning GET /missing/ 404 12 ms");
        assertThat(lines()).not().containsText("/readyz");
        rows().last().locator("summary").click();
        assertThat(rows().last()).containsText("\"path\":\"/missing/\"");

        page.getByLabel("Level").selectOption("Warnings and errors");
        assertThat(rows()).hasCount(1);
        page.getByLabel("Level").selectOption("All levels");
        assertThat(rows()).hasCount(300);
        page.getByLabel("Health checks").check();
        assertThat(lines()).containsText("GET /readyz 200 12 ms");

        page.getByLabel("Search the log").fill("line 42");
        button(page, "Read again").click();
        assertThat(rows()).hasCount(16);
        page.getByLabel("Search the log").fill("what nobody wrote");
        button(page, "Read again").click();
        assertThat(heading(page, "No line is like this")).isVisible();
    }

    @Test
    void goesBackThroughTheLogOfOneContainer() {
        writeLog();
        page.navigate("/sites/" + name + "/logs");
        page.locator("[name=container]").selectOption(STREAM);
        // All tasks together have as many lines at first.
        assertThat(button(page, "Older lines")).hasAttribute("hx-get", Pattern.compile(".*container=wordpress.*"));
        assertThat(rows()).hasCount(300);
        button(page, "Older lines").click();
        assertThat(rows()).hasCount(600);
        assertThat(page.locator(".container-line", new Page.LocatorOptions().setHasText("line 322"))
                        .first())
                .isInViewport();
        button(page, "Older lines").click();

        assertThat(rows()).hasCount(WRITTEN + 1);
        assertThat(rows().first()).containsText("line 0");
    }

    @Test
    void followsWhatIsWrittenWhileTheReaderIsAtItsEnd() {
        writeLog();
        page.navigate("/sites/" + name + "/logs");
        assertThat(rows().last()).isInViewport();
        page.getByLabel("Follow").check();
        write(Stream.of(request("/written-since/", 200)));

        assertThat(rows().last()).containsText("GET /written-since/ 200 12 ms");
        assertThat(rows().last()).isInViewport();
        assertThat(page.getByLabel("Follow")).isChecked();
    }

    @Test
    void saysWhatWillBeThereWhileNothingIs() {
        page.navigate("/sites/" + name + "/logs");

        assertThat(heading(page, "No lines")).isVisible();
    }

    @Test
    void saysOfADestroyedSiteThatItsLinesWentWithIt() {
        var destroyed = SeededSites.freshName();
        seeded.move(seeded.order(destroyed, Environment.DEVELOPMENT, "admin"), "APPLIED", "DESTROYED");
        page.navigate("/sites/" + destroyed + "/logs");

        assertThat(page.locator(".empty")).containsText("what the containers wrote went with the site");
        assertThat(button(page, "Read again")).not().isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).not().isVisible();
    }

    private void writeLog() {
        var begin = Instant.now().minusSeconds(WRITTEN);
        try (var logs = target.session().client(CloudWatchLogsClient.builder())) {
            logs.createLogGroup(request -> request.logGroupName(group()));
            logs.createLogStream(request -> request.logGroupName(group()).logStreamName(STREAM));
        }
        write(Stream.concat(
                IntStream.range(0, WRITTEN).mapToObj(number -> event(begin, number)),
                Stream.of(request("/readyz", 200), request("/missing/", 404))));
        outputs.replace(sites.requireNamed(name).id(), List.of(new SiteOutput("log_group_name", group())));
    }

    private void write(Stream<InputLogEvent> events) {
        try (var logs = target.session().client(CloudWatchLogsClient.builder())) {
            logs.putLogEvents(request ->
                    request.logGroupName(group()).logStreamName(STREAM).logEvents(events.toList()));
        }
    }

    private String group() {
        return "/pressyard/" + name + "/containers";
    }

    private static InputLogEvent event(Instant begin, int number) {
        return InputLogEvent.builder()
                .timestamp(begin.plusSeconds(number).toEpochMilli())
                .message("\u001b[31merror\u001b[0m line " + number)
                .build();
    }

    /** As nginx writes it in the image. */
    private static InputLogEvent request(String path, int status) {
        return InputLogEvent.builder()
                .timestamp(Instant.now().toEpochMilli())
                .message("{\"kind\":\"request\",\"method\":\"GET\",\"path\":\"%s\",\"status\":%d,\"seconds\":0.012}"
                        .formatted(path, status))
                .build();
    }

    private Locator lines() {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Lines").setExact(true));
    }

    private Locator rows() {
        return lines().locator(".container-line");
    }
}
