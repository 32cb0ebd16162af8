package dev.pressyard.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is wrong with the filter is said at its field, and nothing is claimed of the history. */
@PortalTest
class AuditFilterIntegrationTests {

    private PortalClient client;

    @BeforeEach
    void signIn(@LocalServerPort int port) throws Exception {
        client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzz", "2026-02-30", "+999999999-12-31"})
    void saysAtItsFieldThatItIsNoDayAndKeepsWhatWasTyped(String typed) throws Exception {
        var answer =
                client.get("/audit?site=blog&action=sign-in.succeeded&to=2026-11-27&from=" + typed.replace("+", "%2B"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsPattern("(?s)id=\"from-problem\"[^>]*>.{0,400}is no day")
                .contains("type=\"text\" name=\"from\" value=\"%s\" aria-invalid=\"true\"".formatted(typed))
                .contains("name=\"site\" value=\"blog\"", "type=\"date\" name=\"to\" value=\"2026-11-27\"")
                .contains("value=\"sign-in.succeeded\" selected")
                .contains("Nothing is listed as long as")
                .doesNotContain("Nothing that fits is on record", "That request could not be read");
    }

    @Test
    void saysAtTheLastDayThatItIsBeforeTheFirst() throws Exception {
        var reversed = "/audit?from=2026-11-27&to=2026-11-02";

        assertThat(client.get(reversed).body())
                .containsPattern("(?s)id=\"to-problem\"[^>]*>.{0,400}the first day is after the last")
                .doesNotContain("Nothing that fits is on record");
        // htmx takes over no refusal; the words come for the field in the page.
        var part = client.get(reversed, "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body())
                .containsPattern("(?s)id=\"to-problem\"[^>]* hx-swap-oob=\"true\">.{0,400}the first day is after");
    }

    @Test
    void saysThatThereIsNoSuchActionAndNobodyOfSuchAName() throws Exception {
        var answer = client.get("/audit?action=NOPE&person=eve");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("No such action is on record: NOPE.", "Nobody of this name is on record: eve.")
                .contains("value=\"NOPE\" selected", "value=\"eve\" selected");
    }

    @Test
    void exportsNothingForAFilterThatIsWrong() throws Exception {
        assertThat(client.get("/audit/export?format=CSV&from=2026-11-27&to=2026-11-02")
                        .statusCode())
                .isEqualTo(400);
    }
}
