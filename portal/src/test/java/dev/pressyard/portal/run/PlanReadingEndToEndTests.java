package dev.pressyard.portal.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan that renews itself stays as its reader left it. */
class PlanReadingEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

    @Autowired
    private Showcase showcase;

    @Autowired
    private JdbcClient database;

    private long run;

    @BeforeEach
    void order() {
        run = sites.order(SeededSites.freshName(), Environment.PRODUCTION, "admin");
        signInAsAdministrator();
    }

    @Test
    void keepsItsFilter() {
        showcase.atWork(run);
        lengthen();
        page.navigate("/runs/" + run);
        var filter = page.getByPlaceholder("Filter resources");
        filter.fill("aws_vpc");
        assertThat(resource("aws_vpc.this")).isVisible();
        renew();

        assertThat(filter).hasValue("aws_vpc");
        assertThat(filter).isFocused();
        assertThat(resource("aws_vpc.this")).isVisible();
        assertThat(resource("aws_route.more1")).isHidden();
    }

    @Test
    void keepsAPartClosedThatItsReaderClosed() {
        showcase.waiting(run);
        page.navigate("/runs/" + run);
        assertThat(resource("aws_nat_gateway.this")).isVisible();
        page.locator("#plan-network > summary").click();
        assertThat(resource("aws_nat_gateway.this")).isHidden();
        renew();

        assertThat(resource("aws_nat_gateway.this")).isHidden();
        assertThat(resource("aws_db_instance.this")).isVisible();
    }

    /** Short plans are shown without a filter. */
    private void lengthen() {
        database.sql("""
                        update stack_plan set summary = jsonb_set(summary, '{resources}', summary -> 'resources' || (
                          select jsonb_agg(jsonb_build_object('address', 'module.network.aws_route.more' || n, 'type', 'aws_route',
                                                              'action', 'CREATE', 'attributes', '[]'::jsonb))
                          from generate_series(1, 9) n))
                        where run = :run""").param("run", run).update();
    }

    private void renew() {
        page.locator("#plan").evaluate("plan => { plan.dataset.old = 'true'; }");
        sites.tell(run);
        page.locator("#plan:not([data-old])").waitFor();
    }

    private Locator resource(String address) {
        return page.locator(".plan-resource > summary").filter(new Locator.FilterOptions().setHasText(address));
    }
}
