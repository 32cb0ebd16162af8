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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Against moto, which keeps what containers write as CloudWatch Logs does. */
class SiteLogsEndToEndTests extends BrowserTest {

    private static final int WRITTEN = 620;

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

        page.getByLabel("Search all containers").fill("line 42");
        button(page, "Read again").click();
        assertThat(rows()).hasCount(11);
        page.getByLabel("Search all containers").fill("what nobody wrote");
        button(page, "Read again").click();
        assertThat(heading(page, "No line holds this")).isVisible();
    }

    @Test
    void goesBackThroughTheLogOfOneContainer() {
        writeLog();
        page.navigate("/sites/" + name + "/logs");
        page.locator("[name=container]").selectOption("wordpress/wordpress/0123abc");
        assertThat(rows()).hasCount(500);
        button(page, "Older lines").click();

        assertThat(rows()).hasCount(WRITTEN);
        assertThat(rows().first()).containsText("line 0");
    }

    @Test
    void saysWhatWillBeThereWhileNothingIs() {
        page.navigate("/sites/" + name + "/logs");

        assertThat(heading(page, "No lines")).isVisible();
    }

    private void writeLog() {
        var group = "/pressyard/" + name + "/containers";
        var begin = Instant.now().minusSeconds(WRITTEN);
        try (var logs = target.session().client(CloudWatchLogsClient.builder())) {
            logs.createLogGroup(request -> request.logGroupName(group));
            logs.createLogStream(request -> request.logGroupName(group).logStreamName("wordpress/wordpress/0123abc"));
            logs.putLogEvents(request -> request.logGroupName(group)
                    .logStreamName("wordpress/wordpress/0123abc")
                    .logEvents(IntStream.range(0, WRITTEN)
                            .mapToObj(number -> event(begin, number))
                            .toList()));
        }
        outputs.replace(sites.requireNamed(name).id(), List.of(new SiteOutput("log_group_name", group)));
    }

    private static InputLogEvent event(Instant begin, int number) {
        return InputLogEvent.builder()
                .timestamp(begin.plusSeconds(number).toEpochMilli())
                .message("\u001b[31merror\u001b[0m line " + number)
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
