package dev.pressyard.portal.account;

import static dev.pressyard.portal.testing.PortalPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.PortalTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class PasswordsIntegrationTests {

    private static final String NEXT_PASSWORD = "another one, as long";

    @LocalServerPort
    private int port;

    private PortalPeople people;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void knowPeople() {
        people = new PortalPeople(port);
    }

    @AfterEach
    void letOthersSignIn() {
        database.sql("delete from sign_in_failure").update();
    }

    @Test
    void viewersChangeTheirPasswordAndEndTheirOtherSessions() throws Exception {
        var person = people.add("VIEWER");
        try (var here = people.signIn(person);
                var elsewhere = people.signIn(person)) {
            var session = here.cookies();
            assertThat(here.post("/password", "/password", passwords(PASSWORD, NEXT_PASSWORD))
                            .statusCode())
                    .isEqualTo(302);

            assertThat(here.get("/password").body()).contains("Your password is changed");
            assertThat(here.cookies()).isNotEqualTo(session);
            assertThat(elsewhere.get("/sites").statusCode()).isEqualTo(302);
        }
        assertOnlyTheNextPasswordIsRight(person);
        assertThat(recorded("person.password-changed", person)).hasSize(1).allSatisfy(this::assertNoSecret);
    }

    @Test
    void aWrongCurrentPasswordChangesNothingAndIsThrottled() throws Exception {
        var person = people.add("OPERATOR");
        try (var client = people.signIn(person)) {
            var refused = client.post("/password", "/password", passwords("not my password", NEXT_PASSWORD));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("This is not your current password.");
            assertNoSecret(refused.body());
            var tooShort = client.post("/password", "/password", passwords(PASSWORD, "short"));
            assertThat(tooShort.statusCode()).isEqualTo(422);
            assertThat(tooShort.body()).contains("A password has 12 to 72 characters");
            assertNoSecret(tooShort.body());

            for (var time = 2; time <= SignInThrottle.FAILURES_PER_PERSON; time++) {
                client.post("/password", "/password", passwords("not my password", NEXT_PASSWORD));
            }
            assertThat(client.post("/password", "/password", passwords(PASSWORD, NEXT_PASSWORD))
                            .body())
                    .contains("Too many failed attempts.");
        }
        assertThat(recorded("person.password-refused", person))
                .hasSize(SignInThrottle.FAILURES_PER_PERSON)
                .allSatisfy(this::assertNoSecret);
    }

    @Test
    void administratorsSetThePasswordsOfOthers() throws Exception {
        var person = people.add("OPERATOR");
        try (var client = people.signIn(person);
                var admin = people.administrator()) {
            var path = "/admin/people/" + people.idOf(person) + "/password";
            var refused = admin.post("/admin/people", path, Map.of("password", "ä".repeat(37)));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("A password has 12 to 72 characters")
                    .doesNotContain("ää");
            assertThat(client.post("/sites", path, Map.of("password", NEXT_PASSWORD))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin.post("/admin/people", path, Map.of("password", NEXT_PASSWORD))
                            .statusCode())
                    .isEqualTo(302);

            assertThat(admin.get("/admin/people").body()).contains(person + " has a new password");
            assertThat(client.get("/sites").statusCode()).isEqualTo(302);
        }
        assertOnlyTheNextPasswordIsRight(person);
        assertThat(recorded("person.password-changed", person)).hasSize(1).allSatisfy(this::assertNoSecret);
    }

    private static Map<String, String> passwords(String current, String next) {
        return Map.of("currentPassword", current, "newPassword", next);
    }

    private void assertOnlyTheNextPasswordIsRight(String person) throws Exception {
        try (var client = new PortalClient(port)) {
            assertThat(client.post("/sign-in", "/sign-in", Map.of("username", person, "password", PASSWORD))
                            .statusCode())
                    .isEqualTo(401);
            client.signIn(person, NEXT_PASSWORD);
        }
    }

    private void assertNoSecret(String text) {
        assertThat(text).doesNotContain(PASSWORD, NEXT_PASSWORD, "not my password", "bcrypt");
    }

    private List<String> recorded(String action, String person) {
        return database.sql("select entry::text from audit_entry entry where action = :action and detail->>'person' ="
                        + " :person")
                .param("action", action)
                .param("person", person)
                .query(String.class)
                .list();
    }
}
