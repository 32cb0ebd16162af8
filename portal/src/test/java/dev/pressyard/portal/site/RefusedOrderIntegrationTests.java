package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.SiteFields;
import dev.pressyard.provisioning.site.Environment;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** Whatever is wrong in a form is said beside its field; what was typed stays there, and nothing comes of it. */
@PortalTest
class RefusedOrderIntegrationTests {

    private static final String WHAT_THERE_IS = """
            select (select count(*) from site) || ' sites, ' || (select count(*) from run) || ' runs, '
                || (select count(*) from audit_entry where action like 'site.%') || ' entries'""";

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private JdbcClient database;

    private final String name = SeededSites.freshName();
    private PortalClient admin;

    @BeforeEach
    void signIn() throws Exception {
        admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    @AfterEach
    void leave() {
        admin.close();
    }

    @ParameterizedTest
    @CsvSource({
        "region, mars-north-1, There is no such region here",
        "region, '', There is no such region here",
        "administratorEmail, ada, takes no such e-mail address",
        "administratorEmail, ada@, takes no such e-mail address",
        "administratorEmail, jörg@example.org, takes no such e-mail address",
        "administratorEmail, ada@-example.org, takes no such e-mail address",
        "administratorEmail, '', the administrator’s e-mail",
        "administratorName, Ada Lovelace, letters",
        "administratorName, .ada, begins with a letter",
        "title, '', title"
    })
    void aFieldThatIsWrong(String field, String typed, String said) throws Exception {
        assertThat(refused(field, typed, said)).contains("value=\"" + HtmlUtils.htmlEscape(typed) + "\"");
    }

    /** No browser sends these. */
    @ParameterizedTest
    @CsvSource({"environment, ORBIT, Choose one of the environments", "size, VAST, Choose one of the sizes"})
    void aChoiceThatThereIsNot(String field, String sent, String said) throws Exception {
        refused(field, sent, said);
    }

    @Test
    void aNameThatIsTaken() throws Exception {
        var taken = SeededSites.freshName();
        seeded.order(taken, Environment.DEVELOPMENT, "admin");

        assertThat(refused("name", taken, "already")).contains("value=\"" + taken + "\"");
    }

    @Test
    void aNameThatIsTakenBesideWhatElseIsWrong() throws Exception {
        var taken = SeededSites.freshName();
        seeded.order(taken, Environment.DEVELOPMENT, "admin");

        assertThat(admin.post("/sites/new", "/sites", SiteFields.of(taken, Map.of("administratorEmail", "ada")))
                        .body())
                .contains("takes no such e-mail address", "already");
    }

    @Test
    void aNameThatNoDatabaseWouldTake() throws Exception {
        var typed = SiteFields.of("nul\u0000", Map.of());

        refused("name", "nul\u0000", "a-z");
        var checked = admin.post("/sites/new", "/sites/new/check", typed);
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body()).contains("\"name\"");
    }

    @Test
    void aFormThatWasSentBeforeWithAnotherContent() throws Exception {
        var fields = SiteFields.of(name, Map.of());
        var first = admin.post("/sites/new", "/sites", fields);
        var before = whatThereIs();

        assertThat(admin.post("/sites/new", "/sites", fields).headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        fields.put("title", "Another");
        var answer = admin.post("/sites/new", "/sites", fields);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("This form was sent before", name);
        assertThat(whatThereIs()).isEqualTo(before);
    }

    /** Returns the page that says so. */
    private String refused(String field, String typed, String said) throws Exception {
        var before = whatThereIs();

        var answer = admin.post("/sites/new", "/sites", SiteFields.of(name, Map.of(field, typed)));

        assertThat(answer.statusCode()).isIn(409, 422);
        assertThat(errorBeside(field, answer.body())).containsIgnoringCase(said);
        assertThat(whatThereIs()).isEqualTo(before);
        return answer.body();
    }

    private static String errorBeside(String field, String page) {
        var hint = Pattern.compile("id=\"" + field + "-hint\".*?field-error.*?<span>(.*?)</span>", Pattern.DOTALL)
                .matcher(page);
        assertThat(hint.find()).as("an error beside " + field).isTrue();
        return hint.group(1);
    }

    private String whatThereIs() {
        return database.sql(WHAT_THERE_IS).query(String.class).single();
    }
}
