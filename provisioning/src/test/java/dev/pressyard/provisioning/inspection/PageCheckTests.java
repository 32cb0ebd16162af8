package dev.pressyard.provisioning.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pressyard.provisioning.target.TargetSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

class PageCheckTests {

    private HttpServer site;
    private volatile int status = 200;
    private volatile String page = "<html><head><title>Ada&#8217;s blog &#8211; Home</title></head></html>";

    @BeforeEach
    void serve() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            try (exchange) {
                var bytes = page.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        site.start();
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    @Test
    void isContentWithTheFrontPage() throws InterruptedException {
        assertThat(look("Ada's blog")).isInstanceOf(Finding.Good.class);
    }

    @Test
    void waitsWhileSomebodyElsesPageIsThere() throws InterruptedException {
        page = "<html><head><title>Welcome to nginx!</title></head></html>";

        assertThat(look("Ada's blog")).isInstanceOf(Finding.NotYet.class);
    }

    @Test
    void waitsWhileThePageIsAnError() throws InterruptedException {
        status = 503;

        assertThat(look("Ada's blog")).isEqualTo(new Finding.NotYet(address() + " answers 503"));
    }

    @Test
    void waitsWhileNobodyAnswers() throws InterruptedException {
        site.stop(0);

        assertThat(look("Ada's blog").words()).contains("does not answer");
    }

    @Test
    void givesUpWhereNobodyKnowsTheAddress() throws InterruptedException {
        assertThat(new PageCheck().look(site(Optional.empty(), Optional.empty())))
                .isInstanceOf(Finding.Bad.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada's blog, <title>Ada&#8217;s blog</title>, true",
        "Salt & Pepper, <title>Salt &#038; Pepper &#8211; since 1999</title>, true",
        "Čaj -- čas, <TITLE lang=cs>Čaj &#8212; čas</TITLE>, true",
        "blog, <title>shop</title><h1>blog</h1>, false",
        "blog, no title at all, false"
    })
    void knowsATitleByItsLettersAndDigits(String title, String html, boolean found) {
        assertThat(PageCheck.hasTitle(html, title)).isEqualTo(found);
    }

    private Finding look(String title) throws InterruptedException {
        return new PageCheck().look(site(Optional.of(address()), Optional.of(title)));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(site.getAddress().getPort()));
    }

    private static InspectedSite site(Optional<URI> address, Optional<String> title) {
        var session = new TargetSession(AwsBasicCredentials.create("test", "test-secret"), Region.US_EAST_1, null);
        return new InspectedSite(session, Map.of(), address, title);
    }
}
