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
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.testing.MotoTarget;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

class SitePageEndToEndTests extends BrowserTest {

    @Autowired
    private Showcase showcase;

    @Autowired
    private SeededSites sites;

    @Autowired
    private MotoTarget target;

    private String name;
    private long run;

    @BeforeEach
    void open() {
        name = SeededSites.freshName();
        run = showcase.ready(name, Environment.STAGING);
        signInAsAdministrator();
        page.navigate("/sites/" + name);
    }

    @Test
    void drawsWhatTheStateHolds() {
        var resources = region("Resources");

        assertThat(resources).containsText("vpc-0a1b2c3d4e5f67890");
        assertThat(resources).containsText("mariadb · 11.8.5 · db.t4g.micro · 50 GiB");
        assertThat(page.getByLabel("Availability zones")).containsText("us-east-1c");
        page.getByText("All 9 resources").click();
        assertThat(resources).containsText("aws_subnet.public[\"us-east-1b\"]");
        // What is in the picture is not told once more below it.
        assertThat(region("Outputs")).containsText("Load balancer DNS name");
        assertThat(region("Outputs")).not().containsText("VPC ID");
        assertThat(region("Outputs")).not().containsText("Service name");
    }

    /** Twice: what the first renewal brings renews itself again. */
    @Test
    void renewsOnlyWhatChangesWhileADestroyWaitsForTheRunBefore() {
        var busy = SeededSites.freshName();
        sites.move(sites.order(busy, Environment.DEVELOPMENT, "admin"), "PLANNING", "PROVISIONING");
        page.navigate("/sites/" + busy);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Destroy").setExact(true))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Destroy site"))
                .click();
        page.waitForURL("**/runs/*");
        page.navigate("/sites/" + busy);
        assertThat(page.locator("#live")).containsText("the destroy takes away");
        for (var renewal = 0; renewal < 2; renewal++) {
            page.locator("#live").evaluate("live => { live.dataset.old = 'true'; }");
            page.locator("#live:not([data-old])").waitFor();
        }

        assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.locator("#live")).hasCount(1);
        assertThat(page.locator("#live")).containsText("It has waited");
    }

    /** The page is open already when tasks begin to run: it asks again by itself. */
    @Test
    void tellsHowTheServiceIsNow() {
        assertThat(region("Health")).containsText("Not known");
        var ecs = target.session().client(EcsClient.builder());
        ecs.createCluster(request -> request.clusterName(name));
        ecs.registerTaskDefinition(request -> request.family(name)
                .containerDefinitions(ContainerDefinition.builder()
                        .name("wordpress")
                        .image("wordpress")
                        .memory(64)
                        .build()));
        ecs.createService(request ->
                request.cluster(name).serviceName(name).taskDefinition(name).desiredCount(2));
        target.serveTraffic(true);
        try {
            assertThat(region("Health")).containsText("0 of 2 tasks running");
            assertThat(region("Health")).containsText("0 healthy");
            assertThat(region("Resources")).not().containsText("tasks running");
            target.answer(false);
            assertThat(region("Health")).containsText("could not be asked");
        } finally {
            target.answer(true);
            target.serveTraffic(false);
        }
    }

    @Test
    void copiesAnOutput() {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var outputs = region("Outputs");
        outputs.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy"))
                .first()
                .click();

        assertThat(outputs.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copied")))
                .isVisible();
    }

    @Test
    void keepsItsHeadlineWhenItRenewsItself() {
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Ready");
        sites.move(run, "ERRORED", "FAILED");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Failed");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(name);
        assertThat(page.locator(".failure")).containsText("The database was refused.");
        assertThat(page.locator(".failure")).containsText("Ask for a higher quota, then retry.");
    }

    @Test
    void saysWhatIsBeingDoneAndHowLongThatUsuallyTakes() {
        var other = SeededSites.freshName();
        showcase.atWork(sites.order(other, Environment.DEVELOPMENT, "admin"));
        page.navigate("/sites/" + other);

        assertThat(page.locator(".now").first())
                .containsText(Pattern.compile("Apply [0-9]+:[0-9]{2} of ~[0-9]+:[0-9]{2}"));
    }

    @Test
    void saysThatItWaitsForAPersonInsteadOfThatItIsBeingWorkedOn() {
        sites.move(run, "PLANNED", "CHANGING");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Waiting for approval");
        assertThat(page.getByRole(AriaRole.STATUS).locator(".state-waiting")).isVisible();

        sites.move(run, "APPLYING", "CHANGING");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Changing");
    }

    @Test
    void showsThePlanOfAChangeBeforeItIsApplied() {
        link(page, "Change").click();
        assertThat(page.getByLabel("Title")).hasValue("Our " + name);
        assertThat(page.getByLabel("Environment")).hasValue("STAGING");
        page.getByLabel("Title").fill("Renamed");
        page.getByLabel("Size").selectOption("Medium");
        var differences = page.locator("[data-differences]");
        assertThat(differences).containsText("Renamed");
        assertThat(differences.locator("del").first()).hasText("Our " + name);
        assertThat(differences).containsText("Medium");
        button(page, "Plan the change").click();
        page.waitForURL(Pattern.compile(".*/runs/[0-9]+"));
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Phases")))
                .containsText("Approval");

        page.navigate("/sites/" + name + "/configuration");
        var versions = region("Versions");
        assertThat(versions).containsText("Version 2");
        assertThat(versions.locator("del").first()).hasText("Our " + name);
        assertThat(versions.locator("ins").first()).hasText("Renamed");
        assertThat(versions).containsText("Queued");
        // The site has none on record, and nobody chose one.
        assertThat(versions).not().containsText("WordPress");
    }

    @Test
    void startsTheNextChangeFromWhatIsInForceWhenTheLastWasDiscarded() {
        link(page, "Change").click();
        page.getByLabel("Title").fill("Never to be seen");
        page.getByLabel("Size").selectOption("Medium");
        button(page, "Plan the change").click();
        page.waitForURL(Pattern.compile(".*/runs/[0-9]+"));
        button(page, "Cancel run").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Canceled");

        page.navigate("/sites/" + name + "/configuration");
        assertThat(version(1)).containsText("In force");
        assertThat(version(2)).containsText("Never applied");
        link(page, "Change").click();
        assertThat(page.getByLabel("Title")).hasValue("Our " + name);
    }

    private Locator version(int number) {
        return region("Versions")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Version " + number));
    }

    @Test
    void doesNotAskForADatabaseThatIsSmallerThanTheOneThatIsThere() {
        link(page, "Change").click();
        page.getByLabel("Title").fill("Renamed");
        button(page, "Plan the change").click();

        assertThat(page.locator("#size-hint")).containsText("cannot take storage back");
        assertThat(page.getByLabel("Title")).hasValue("Renamed");
    }

    @Test
    void showsWhatAVersionOfTheStateChanged() {
        page.setViewportSize(1000, 400);
        link(page, "State").click();
        button(page, "Show what version 2 changed").click();
        var difference = page.locator("#difference");
        // Below a table of any length it would not be seen.
        assertThat(heading(page, "What version 2 changed")).isInViewport();
        assertThat(heading(page, "What version 2 changed")).isFocused();
        assertThat(heading(page, "Resources 1")).isVisible();
        assertThat(difference.getByText("aws_db_instance.this")).isVisible();

        assertThat(difference.locator("del")).hasText("20");
        assertThat(difference.locator("ins")).hasText("50");
        assertThat(difference.locator("ins")).isVisible();
        button(page, "Show what version 1 changed").click();
        assertThat(difference).containsText("It is the first");
        assertThat(page.locator("body")).not().containsText("never shown");
    }

    @Test
    void listsRunsAndActivity() {
        link(page, "Runs").last().click();
        assertThat(link(page, run + " · Create")).isVisible();

        link(page, "Activity").click();
        assertThat(page.getByRole(AriaRole.TABLE)).containsText("Site requested");
        assertThat(button(page, "Destroy")).isVisible();
    }

    private Locator region(String named) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(named).setExact(true));
    }
}
