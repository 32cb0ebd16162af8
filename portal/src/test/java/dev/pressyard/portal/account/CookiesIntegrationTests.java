package dev.pressyard.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No script reads the portal's cookies, and no other site's page has them sent along with a form. */
@PortalTest
class CookiesIntegrationTests {

    @LocalServerPort
    private int port;

    @Test
    void areKeptFromScriptsAndOtherSites() throws Exception {
        try (var stranger = new PortalClient(port)) {
            assertThat(cookie("REDIRECT_URI", stranger.get("/sites?state=ready")))
                    .contains("HttpOnly", "SameSite=Lax");
            assertThat(cookie("XSRF-TOKEN", stranger.get("/sign-in"))).contains("HttpOnly", "SameSite=Strict");
            var signedIn = stranger.post(
                    "/sign-in", "/sign-in", Map.of("username", "admin", "password", PortalTest.ADMIN_PASSWORD));

            assertThat(cookie("pressyard-session", signedIn)).contains("HttpOnly", "SameSite=Lax");
        }
    }

    private static String cookie(String name, HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + answer.headers()));
    }
}
