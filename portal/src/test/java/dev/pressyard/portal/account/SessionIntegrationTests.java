package dev.pressyard.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class SessionIntegrationTests {

    private static final long MINUTE = 60_000;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Test
    void isNotWrittenByEveryRequest() throws Exception {
        try (var client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var session = session(client);
            client.get("/sites");
            var written = version(session);
            client.get("/sites");
            client.get("/runs");

            assertThat(version(session)).isEqualTo(written);
        }
    }

    @Test
    void isNotedAsUsedAfterAMinute() throws Exception {
        try (var client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var session = session(client);
            letTwoMinutesPass(session);
            var before = expiry(session);

            assertThat(client.get("/sites").statusCode()).isEqualTo(200);
            assertThat(expiry(session)).isGreaterThanOrEqualTo(before + 2 * MINUTE);
        }
    }

    @Test
    void isLeftAloneByAssets() throws Exception {
        try (var client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var session = session(client);
            var asset = client.get("/sites").body().replaceAll("(?s).*?(/assets/[^\"]+\\.css).*", "$1");
            letTwoMinutesPass(session);
            var written = version(session);

            assertThat(client.get(asset).statusCode()).isEqualTo(200);
            assertThat(version(session)).isEqualTo(written);
        }
    }

    @Test
    void isAskedForAgainByAPageThatIsOpenedAgain() throws Exception {
        try (var stranger = new PortalClient(port)) {
            for (var time = 1; time <= 2; time++) {
                var answer = stranger.get("/sites", "Accept", "text/html");

                assertThat(answer.statusCode()).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location").orElseThrow())
                        .endsWith("/sign-in");
            }
        }
    }

    @Test
    void leadsBackToThePageWhereItWasLost() throws Exception {
        var here = "http://127.0.0.1:" + port;
        assertThat(afterSignIn(it -> it.get("/runs?before=9"))).isEqualTo("/runs?before=9");
        assertThat(afterSignIn(it -> it.get("/runs/1/head", "Referer", here + "/runs/1")))
                .isEqualTo("/runs/1");
        assertThat(afterSignIn(it -> it.get("/events", "Referer", here + "/sites?state=READY")))
                .isEqualTo("/sites?state=READY");
        assertThat(afterSignIn(it -> it.get("/runs", "HX-Request", "true"))).isEqualTo("/sites");
        assertThat(afterSignIn(it -> it.post("/sign-in", "/runs/1/approve", Map.of())))
                .isEqualTo("/sites");
        assertThat(afterSignIn(it -> it.postWithoutToken("/runs/1/cancel", "Referer", here + "/runs/1")))
                .isEqualTo("/runs/1");
        assertThat(afterSignIn(
                        it -> it.postWithoutToken("/runs/1/cancel", "Referer", "http://elsewhere.example/runs/1")))
                .isEqualTo("/sites");
        assertThat(afterSignIn(it -> it.get("/runs/1/plan", "Referer", "http://elsewhere.example/runs")))
                .isEqualTo("/sites");
    }

    /** Where somebody comes to who signs in after a request without a session. */
    private String afterSignIn(Lost request) throws Exception {
        try (var stranger = new PortalClient(port)) {
            request.send(stranger);
            var answer = stranger.post(
                    "/sign-in", "/sign-in", Map.of("username", "admin", "password", PortalTest.ADMIN_PASSWORD));
            var location = answer.headers().firstValue("Location").orElseThrow();
            return location.replaceFirst("^http://[^/]+", "").replaceFirst("[?&]continue$", "");
        }
    }

    /** A request whose session has ended. */
    @FunctionalInterface
    private interface Lost {
        void send(PortalClient stranger) throws Exception;
    }

    @Test
    void isNotGivenToANameThatNoDatabaseWouldTake() throws Exception {
        try (var stranger = new PortalClient(port)) {
            var typed = Map.of("username", "ad\u0000min", "password", PortalTest.ADMIN_PASSWORD);
            var answer = stranger.post("/sign-in", "/sign-in", typed);

            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(answer.body()).contains("name=\"username\"");
        }
    }

    @Test
    void keepsNoWordsOfAStrangerInTheHistory() throws Exception {
        var typed = "my-password-in-the-wrong-field";
        try (var stranger = new PortalClient(port)) {
            stranger.post("/sign-in", "/sign-in", Map.of("username", typed, "password", "anything"));
        }

        assertThat(database.sql("select actor from audit_entry where action = 'sign-in.failed'")
                        .query(String.class)
                        .list())
                .contains("(unknown)")
                .doesNotContain(typed);
    }

    @Test
    void endsWithSignOut() throws Exception {
        try (var client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            var session = session(client);
            client.post("/sites", "/sign-out", Map.of());

            assertThat(database.sql("select count(*) from spring_session where session_id = :session")
                            .param("session", session)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static String session(PortalClient client) {
        var encoded = client.cookies().replaceAll(".*pressyard-session=([^;]+).*", "$1");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.US_ASCII);
    }

    private void letTwoMinutesPass(String session) {
        database.sql("""
                        update spring_session set last_access_time = last_access_time - :ago, expiry_time = expiry_time - :ago
                        where session_id = :session""").param("ago", 2 * MINUTE).param("session", session).update();
    }

    /** Another one each time the row is written. */
    private String version(String session) {
        return database.sql("select xmin::text || ctid::text from spring_session where session_id = :session")
                .param("session", session)
                .query(String.class)
                .single();
    }

    private long expiry(String session) {
        return database.sql("select expiry_time from spring_session where session_id = :session")
                .param("session", session)
                .query(Long.class)
                .single();
    }
}
