package dev.pressyard.sandbox.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.sandbox.daemon.Executables;
import dev.pressyard.sandbox.proxy.Backend.HealthCheck;
import dev.pressyard.sandbox.proxy.Backend.Server;
import dev.pressyard.sandbox.proxy.RoutingAction.Answer;
import dev.pressyard.sandbox.proxy.RoutingAction.Forward;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyConfigurationTests {

    private static final HealthCheck CHECK = new HealthCheck("/healthz", "200", 5, 4, 2, 2);

    @TempDir
    private Path folder;

    @Test
    void listensOnLoopbackOnly() {
        assertThat(text(frontend(List.of(), new Answer(404))))
                .contains("bind 127.0.0.1:8123")
                .doesNotContain("bind *");
    }

    @Test
    void takesPatternsLiterallyButForTheirWildcards() {
        var rule = new RoutingRule(List.of("*.example.org"), List.of("/a+b/*"), new Answer(403));

        assertThat(text(frontend(List.of(rule), new Answer(404))))
                .contains("-m reg ^.*[.]example[.]org$")
                .contains("-m reg ^/a[+]b/.*$");
    }

    @Test
    void saysWhichSchemeTheVisitorUsed() {
        var certificate = Optional.of(Path.of("/certificates/blog.pem"));

        assertThat(text(frontend(List.of(), new Answer(404))))
                .contains("bind 127.0.0.1:8123\n")
                .contains("set-header X-Forwarded-Proto http\n");
        assertThat(text(new Frontend("blog-443", 8443, certificate, List.of(), new Answer(404))))
                .contains("bind 127.0.0.1:8443 ssl crt /certificates/blog.pem ")
                .contains("set-header X-Forwarded-Proto https\n")
                .contains("set-header X-Forwarded-Port 8443\n");
    }

    @Test
    void isAcceptedByHaproxyWithEveryKindOfRule() throws Exception {
        var rules = List.of(
                new RoutingRule(List.of("old.example.org"), List.of(), ProxyIntegrationTests.toSamePage("https", 8443)),
                new RoutingRule(List.of("a.example.org", "b.example.org"), List.of("/x/*"), new Forward("blog-1")),
                new RoutingRule(List.of(), List.of("/xmlrpc.php"), new Answer(403)));
        var certificate = new Certificates(folder, Clock.systemUTC()).of("blog");
        var configuration = new ProxyConfiguration(
                List.of(
                        frontend(rules, new Forward("blog-1")),
                        new Frontend("blog-443", 8443, Optional.of(certificate), List.of(), new Forward("blog-1"))),
                List.of(new Backend("blog-1", CHECK, List.of(new Server("task", 8124)))));
        var file = Files.writeString(
                folder.resolve("haproxy.cfg"), configuration.text(folder.resolve("socket"), folder.resolve("states")));

        assertThat(complaints(file)).isEmpty();
    }

    @Test
    void sendsOnlyWhatChangesNothingToAnotherServerAfterAnEmptyAnswer() {
        assertThat(text(frontend(List.of(), new Forward("blog-1"))))
                .contains("http-request disable-l7-retry unless { method GET HEAD OPTIONS }\n");
    }

    @Test
    void sendsRequestsToAllServersIfNoneIsHealthy() {
        var backend = new Backend("blog-1", CHECK, List.of(new Server("task", 8124)));

        assertThat(new ProxyConfiguration(List.of(), List.of(backend)).text(Path.of("/socket"), Path.of("/states")))
                .contains("option allbackups")
                .contains("server task 127.0.0.1:8124\n")
                .contains("server task-unhealthy 127.0.0.1:8124 no-check backup\n");
    }

    private static String complaints(Path file) throws IOException, InterruptedException {
        var haproxy = Executables.find("haproxy").orElseThrow();
        var process = new ProcessBuilder(haproxy.toString(), "-c", "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? "" : output;
    }

    private static Frontend frontend(List<RoutingRule> rules, RoutingAction otherwise) {
        return new Frontend("blog-80", 8123, Optional.empty(), rules, otherwise);
    }

    private static String text(Frontend frontend) {
        return new ProxyConfiguration(List.of(frontend), List.of()).text(Path.of("/socket"), Path.of("/states"));
    }
}
