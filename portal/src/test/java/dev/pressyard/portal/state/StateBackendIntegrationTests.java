package dev.pressyard.portal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.state.StateCredential;
import dev.pressyard.provisioning.state.StateCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class StateBackendIntegrationTests {

    private static final String LOCK = "{\"ID\":\"mine\",\"Operation\":\"OperationTypeApply\",\"Who\":\"ada@node\"}";
    private static final String OTHER_LOCK =
            "{\"ID\":\"other\",\"Operation\":\"OperationTypePlan\",\"Who\":\"lin@node\"}";

    private final StackIdentifier stack = StackIdentifier.random();
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private StateCredentials credentials;

    @Autowired
    private JdbcClient jdbc;

    private StateCredential credential = new StateCredential(stack, "not", "yet");

    @BeforeEach
    void issueCredential() {
        credential = credentials.issue(stack, 1, 1);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void hasNoContentBeforeTheFirstState() throws Exception {
        assertThat(send("GET", "", "").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"LOCK, '', UNLOCK, ''", "PUT, /lock, DELETE, /lock"})
    void storesAndReturnsAStateUnderItsLock(String lock, String lockPath, String unlock, String unlockPath)
            throws Exception {
        assertThat(send(lock, lockPath, LOCK).statusCode()).isEqualTo(200);
        assertThat(send("POST", "?ID=mine", state(1)).statusCode()).isEqualTo(200);
        assertThat(send(unlock, unlockPath, LOCK).statusCode()).isEqualTo(200);

        var found = send("GET", "", "");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(state(1));
        assertThat(found.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void answersAHeldLockWithItsHolder() throws Exception {
        send("LOCK", "", OTHER_LOCK);
        var rows = rows();

        for (var refused : new String[][] {
            {"LOCK", "", LOCK},
            {"PUT", "/lock", LOCK},
            {"UNLOCK", "", LOCK},
            {"POST", "?ID=mine", state(1)},
            {"POST", "", state(1)}
        }) {
            var response = send(refused[0], refused[1], refused[2]);
            assertThat(response.statusCode()).isEqualTo(423);
            assertThat(response.body()).isEqualTo(OTHER_LOCK);
        }
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void refusesAStaleSerialAndAnotherLineage() throws Exception {
        send("LOCK", "", LOCK);
        send("POST", "?ID=mine", state(2));
        var rows = rows();

        assertThat(send("POST", "?ID=mine", state(1)).statusCode()).isEqualTo(409);
        assertThat(send("POST", "?ID=mine", state(2).replace("[]", "[ ]")).statusCode())
                .isEqualTo(409);
        assertThat(send("POST", "?ID=mine", state(3).replace("lineage-1", "lineage-2"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("POST", "?ID=mine", state(2)).statusCode()).isEqualTo(200);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void refusesToWriteWithoutALock() throws Exception {
        assertThat(send("POST", "", state(1)).statusCode()).isEqualTo(409);
        assertThat(count()).isEqualTo("0 states, 0 locks");
    }

    @ParameterizedTest
    @CsvSource({"LOCK, no json", "LOCK, '{}'", "UNLOCK, '[]'", "LOCK, ''"})
    void refusesALockThatIsNone(String method, String body) throws Exception {
        assertThat(send(method, "", body).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsNotAState() throws Exception {
        send("LOCK", "", LOCK);

        assertThat(send("POST", "?ID=mine", "{}").statusCode()).isEqualTo(400);
        assertThat(count()).isEqualTo("0 states, 1 locks");
    }

    @Test
    void refusesABodyThatWasDamagedOnItsWay() throws Exception {
        send("LOCK", "", LOCK);

        var damaged = request("POST", "?ID=mine", state(1), credential)
                .setHeader("Content-MD5", md5(state(2)))
                .build();

        assertThat(client.send(damaged, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
        assertThat(count()).isEqualTo("0 states, 1 locks");
    }

    @Test
    void refusesTooLargeABodyBeforeReadingIt() throws Exception {
        send("LOCK", "", LOCK);
        var rows = rows();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var head =
                    "POST /terraform/state/%s?ID=mine HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Length: 67108865\r\n\r\n"
                            .formatted(stack, basic(credential));
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(status).isEqualTo("HTTP/1.1 413");
        }
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void refusesTooLargeALockOfUnknownLength() throws Exception {
        var rows = rows();
        var endless = request("LOCK", "", "", credential)
                .method("LOCK", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[64 * 1024 + 1])))
                .build();

        assertThat(client.send(endless, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void refusesAWrongOrRevokedCredential() throws Exception {
        var wrong = new StateCredential(stack, credential.username(), "wrong");
        var revoked = credential;
        send("LOCK", "", LOCK);
        send("POST", "?ID=mine", state(1));
        credentials.issue(stack, 1, 2);
        var rows = rows();

        for (var method : new String[] {"GET", "POST", "DELETE", "LOCK", "UNLOCK"}) {
            assertThat(send(method, "", LOCK, wrong).statusCode()).isEqualTo(401);
            assertThat(send(method, "", LOCK, revoked).statusCode()).isEqualTo(401);
        }
        assertThat(client.send(HttpRequest.newBuilder(address("")).build(), BodyHandlers.ofString())
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void refusesTheCredentialOfAnotherStack() throws Exception {
        var stranger = credentials.issue(StackIdentifier.random(), 1, 1);
        send("LOCK", "", LOCK);
        send("POST", "?ID=mine", state(1));
        var rows = rows();

        for (var method : new String[] {"GET", "POST", "DELETE", "LOCK", "UNLOCK"}) {
            assertThat(send(method, "", LOCK, stranger).statusCode()).isEqualTo(403);
        }
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void purgesAnEmptyState() throws Exception {
        send("LOCK", "", LOCK);
        send("POST", "?ID=mine", state(1));

        assertThat(send("DELETE", "", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "", "").statusCode()).isEqualTo(204);
        assertThat(count()).isEqualTo("2 states, 1 locks");
    }

    @Test
    void letsTerraformsVerbsPassNowhereElse() throws Exception {
        for (var path : new String[] {"/sites", "/terraform/state/../../sites", "/terraform/state"}) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method("LOCK", BodyPublishers.ofString(LOCK))
                    .header("Authorization", basic(credential))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void doesNotTakeAPersonsSignIn() throws Exception {
        var person = new StateCredential(stack, "admin", PortalTest.ADMIN_PASSWORD);

        assertThat(send("GET", "", "", person).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, path, body, credential);
    }

    private HttpResponse<String> send(String method, String path, String body, StateCredential by)
            throws IOException, InterruptedException {
        return client.send(request(method, path, body, by).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body, StateCredential by) {
        return HttpRequest.newBuilder(address(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", basic(by))
                .header("Content-MD5", md5(body));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d/terraform/state/%s%s".formatted(port, stack, path));
    }

    private static String basic(StateCredential credential) {
        var pair = credential.username() + ":" + credential.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String body) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String state(long serial) {
        return "{\"version\":4,\"serial\":%d,\"lineage\":\"lineage-1\",\"outputs\":{},\"resources\":[]}"
                .formatted(serial);
    }

    /** Every state and lock there is, of all stacks, with all that is in them. */
    private String rows() {
        return jdbc.sql("""
                select (select md5(coalesce(string_agg(kept::text, '|' order by kept::text), '')) from state_version kept)
                    || (select md5(coalesce(string_agg(held::text, '|' order by held::text), '')) from state_lock held)
                """).query(String.class).single();
    }

    private String count() {
        return jdbc.sql("""
                select (select count(*) from state_version where stack = :stack) || ' states, '
                    || (select count(*) from state_lock where stack = :stack) || ' locks'""").param("stack", stack.value()).query(String.class).single();
    }
}
