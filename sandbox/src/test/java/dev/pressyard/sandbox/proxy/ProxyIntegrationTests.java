package dev.pressyard.sandbox.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.sandbox.daemon.Daemons;
import dev.pressyard.sandbox.daemon.Executables;
import dev.pressyard.sandbox.daemon.Ports;
import dev.pressyard.sandbox.proxy.Backend.HealthCheck;
import dev.pressyard.sandbox.proxy.Backend.Server;
import dev.pressyard.sandbox.proxy.RoutingAction.Answer;
import dev.pressyard.sandbox.proxy.RoutingAction.Forward;
import dev.pressyard.sandbox.proxy.RoutingAction.Redirect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Real HAProxy before a server that tells what it was told. */
class ProxyIntegrationTests {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final HealthCheck CHECK = new HealthCheck("/", "200", 1, 1, 2, 1);

    @TempDir
    private Path folder;

    private final int http = Ports.free();
    private final int https = Ports.free();
    private AnnotationConfigApplicationContext processes;
    private HttpServer server;
    private Proxy proxy;
    private Path certificate;

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = ChildProcesses.class)
    static class Processes {}

    @BeforeEach
    void serve() throws IOException {
        processes = new AnnotationConfigApplicationContext(Processes.class);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var told = exchange.getRequestHeaders().getFirst("X-Forwarded-Proto") + " " + exchange.getRequestURI();
            exchange.sendResponseHeaders(200, told.length());
            try (var body = exchange.getResponseBody()) {
                body.write(told.getBytes(UTF_8));
            }
        });
        server.createContext("/told", exchange -> {
            var headers = exchange.getRequestHeaders();
            var told = headers.getFirst("X-Forwarded-For") + " " + headers.getFirst("X-Forwarded-Port");
            exchange.sendResponseHeaders(200, told.length());
            try (var body = exchange.getResponseBody()) {
                body.write(told.getBytes(UTF_8));
            }
        });
        server.start();
        certificate = new Certificates(folder, Clock.systemUTC()).of("blog");
        proxy = proxy();
        proxy.serve(configuration());
        await().atMost(SOON).until(() -> isOpen(http) && isOpen(https));
    }

    @AfterEach
    void stop() {
        proxy.stop();
        server.stop(0);
        processes.close();
    }

    @Test
    void sendsVisitorsToHttpsAndEndsItForTheServer() throws Exception {
        var first = get(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:%d/a?b=c".formatted(http)));

        assertThat(first.statusCode()).isEqualTo(301);
        var next = URI.create(first.headers().firstValue("Location").orElseThrow());
        assertThat(next).hasToString("https://127.0.0.1:%d/a?b=c".formatted(https));
        var trusting = HttpClient.newBuilder().sslContext(trusting(certificate)).build();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(trusting, next).body()).isEqualTo("https /a?b=c"));
    }

    @Test
    void obeysTheFirstRuleThatHoldsWhateverItDoes() throws IOException {
        assertThat(ask("a.example.org", "/shop/x?q=1")).contains("200 OK").endsWith("http /shop/x?q=1");
        assertThat(ask("A.example.org:80", "/")).contains("200 OK").endsWith("http /");
        assertThat(ask("a.example.org", "/private/x")).startsWith("HTTP/1.1 403");
        assertThat(ask("open.example.org", "/private/x")).contains("200 OK").endsWith("http /private/x");
        assertThat(ask("none.example.org", "/")).startsWith("HTTP/1.1 503");
        assertThat(ask("anybody.example.org", "/a?b=c"))
                .startsWith("HTTP/1.1 301")
                .containsIgnoringCase("location: https://anybody.example.org:%d/a?b=c\r\n".formatted(https));
    }

    @Test
    void fillsARedirectWithPartsOfTheRequest() throws IOException {
        assertThat(ask("old.example.org", "/a%20b/c?d=e"))
                .startsWith("HTTP/1.1 302")
                .containsIgnoringCase("location: https://www.old.example.org/new%20place/a%20b/c?from=old&d=e\r\n");
        assertThat(ask("old.example.org", "/"))
                .containsIgnoringCase("location: https://www.old.example.org/new%20place/?from=old&\r\n");
        assertThat(ask("anybody.example.org", "/"))
                .containsIgnoringCase("location: https://anybody.example.org:%d/\r\n".formatted(https));
    }

    @Test
    void tellsTheServerWhoAsked() throws IOException {
        assertThat(ask("a.example.org", "/told")).endsWith("127.0.0.1 " + http);
    }

    @Test
    void servesAllOthersWhileAPortBelongsToAnotherProgram() throws IOException {
        int taken;
        int free = Ports.free();
        ProxyConfiguration wanted;
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            taken = other.getLocalPort();
            wanted = with(answering("taken", taken, Optional.empty()), answering("free", free, Optional.empty()));
            proxy.serve(wanted);

            await().atMost(SOON).until(() -> isOpen(free));
            assertThat(ask("a.example.org", "/")).as("the one before").contains("200 OK");
        }

        await().atMost(SOON.multipliedBy(3)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            proxy.serve(wanted);
            return isOpen(taken) && isOpen(free);
        });
    }

    @Test
    void triesAConfigurationAgainThatItCouldNotTakeUp() throws IOException {
        var port = Ports.free();
        var missing = folder.resolve("missing.pem");
        var wanted = with(answering("secret", port, Optional.of(missing)));
        proxy.serve(wanted);
        assertThat(ask("a.example.org", "/")).as("the one before").contains("200 OK");

        Files.copy(certificate, missing);
        await().atMost(SOON.multipliedBy(3)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            proxy.serve(wanted);
            return isOpen(port);
        });
    }

    /** A worker that has just begun would call every server healthy until its first check. */
    @Test
    void doesNotCallAServerHealthyAgainBecauseAnotherSiteChanges() {
        var slow = new HealthCheck("/", "200", 6, 5, 1, 1);
        var working = new Server("working", server.getAddress().getPort());
        var hanging = new Backend("blog-2", slow, List.of(working, new Server("hanging", Ports.free())));
        var before = new ProxyConfiguration(configuration().frontends(), List.of(hanging));
        proxy.serve(before);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(proxy.health())
                        .hasEntrySatisfying("hanging", it -> assertThat(it.up()).isFalse()));

        var another = new Backend("blog-3", slow, List.of(new Server("another", working.port())));
        proxy.serve(new ProxyConfiguration(configuration().frontends(), List.of(hanging, another)));
        await().atMost(SOON).until(() -> proxy.health().containsKey("another"));

        assertThat(proxy.health().get("hanging")).extracting(ServerHealth::up).isEqualTo(false);
    }

    @Test
    void isKnownToAPortalThatHasNotStartedIt() {
        var next = proxy();

        assertThat(next.isRunning()).isTrue();
        next.serve(new ProxyConfiguration(List.of(), List.of()));
        await().atMost(SOON).until(() -> !isOpen(http) && !isOpen(https));
        next.stop();
        assertThat(next.isRunning()).isFalse();
    }

    @Test
    void isStoppedByAPortalThatHasNotUsedIt() {
        proxy().stop();

        assertThat(isOpen(http)).isFalse();
        assertThat(isOpen(https)).isFalse();
    }

    private Proxy proxy() {
        return new Proxy(
                Executables.find("haproxy").orElseThrow(),
                folder,
                new Daemons(processes.getBean(ChildProcesses.class)));
    }

    private ProxyConfiguration configuration() {
        var target = new Server("task", server.getAddress().getPort());
        return new ProxyConfiguration(
                List.of(
                        new Frontend("blog-80", http, Optional.empty(), rules(), toSamePage("https", https)),
                        new Frontend("blog-443", https, Optional.of(certificate), List.of(), new Forward("blog-1"))),
                List.of(new Backend("blog-1", CHECK, List.of(target))));
    }

    private ProxyConfiguration with(Frontend... more) {
        var usual = configuration();
        return new ProxyConfiguration(
                Stream.concat(usual.frontends().stream(), Stream.of(more)).toList(), usual.backends());
    }

    private static Frontend answering(String name, int port, Optional<Path> certificate) {
        return new Frontend(name, port, certificate, List.of(), new Answer(204));
    }

    /** A permanent redirect of the request as it is to another port. */
    static Redirect toSamePage(String scheme, int port) {
        return new Redirect(scheme, Redirect.SAME_HOST, port, Redirect.SAME_PATH, Redirect.SAME_QUERY, 301);
    }

    private static List<RoutingRule> rules() {
        var elsewhere = new Redirect("https", "www.#{host}", 443, "/new place/#{path}", "from=old&#{query}", 302);
        return List.of(
                new RoutingRule(List.of("open.*"), List.of(), new Forward("blog-1")),
                new RoutingRule(List.of(), List.of("/private/*"), new Answer(403)),
                new RoutingRule(List.of("old.example.org"), List.of(), elsewhere),
                new RoutingRule(List.of("none.example.org"), List.of(), new Forward("gone")),
                new RoutingRule(List.of("a.example.org"), List.of("/*"), new Forward("blog-1")));
    }

    /** The whole answer to a request that names a host of its own. */
    private String ask(String host, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), http)) {
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).timeout(SOON).build(), BodyHandlers.ofString());
    }

    /** Trusts this one certificate, for the names in it. */
    private static SSLContext trusting(Path certificate) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (var stream = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "blog", CertificateFactory.getInstance("X.509").generateCertificate(stream));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }
}
