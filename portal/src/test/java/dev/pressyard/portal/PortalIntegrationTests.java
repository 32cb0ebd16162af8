package dev.pressyard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class PortalIntegrationTests {

    @LocalServerPort
    private int port;

    @Test
    void healthIsPublicAndTellsNoDetails() throws Exception {
        var response = get("/actuator/health", "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"status\":\"UP\"").doesNotContain("components");
    }

    @Test
    void sendsWhoeverHasNotSignedInToTheSignInPage() throws Exception {
        var response = get("/sites", "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/sign-in"));
    }

    @Test
    void answersScriptsWithoutASessionByAStatusAndNoPage() throws Exception {
        var response = get("/sites", "HX-Request", "true");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
    }

    @Test
    void allowsNothingInlineAndNothingFromElsewhere() throws Exception {
        var response = get("/sign-in", "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "http:", "https:"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(response.body()).doesNotContain("<style", " style=", "onclick", "https://");
    }

    @Test
    void refusesAFormWithoutItsToken() throws Exception {
        var request = HttpRequest.newBuilder(address("/sign-in"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=admin&password=" + PortalTest.ADMIN_PASSWORD))
                .build();

        var response = send(request);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("You may not do this");
    }

    private HttpResponse<String> get(String path, String... header) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).headers(header).build());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
