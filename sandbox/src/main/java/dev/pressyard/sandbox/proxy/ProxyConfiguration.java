package dev.pressyard.sandbox.proxy;

import dev.pressyard.sandbox.proxy.Backend.Server;
import dev.pressyard.sandbox.proxy.RoutingAction.Answer;
import dev.pressyard.sandbox.proxy.RoutingAction.Forward;
import dev.pressyard.sandbox.proxy.RoutingAction.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All that the proxy serves, and HAProxy's words for it.
 *
 * @see <a href="https://docs.haproxy.org/2.6/configuration.html">HAProxy's configuration manual</a>
 */
public record ProxyConfiguration(List<Frontend> frontends, List<Backend> backends) {

    public ProxyConfiguration {
        frontends = List.copyOf(frontends);
        backends = List.copyOf(backends);
    }

    /** The configuration file. */
    String text(Path statisticsSocket) {
        return general(statisticsSocket)
                + frontends.stream().map(ProxyConfiguration::text).collect(Collectors.joining())
                + backends.stream().map(ProxyConfiguration::text).collect(Collectors.joining());
    }

    private static String general(Path statisticsSocket) {
        return """
            global
              stats socket %s mode 600 level admin expose-fd listeners
              hard-stop-after 60s
              maxconn 2000
            defaults
              mode http
              timeout connect 5s
              timeout client 60s
              timeout server 60s
              timeout http-request 15s
              option redispatch
              retries 3
              retry-on conn-failure empty-response
            """.formatted(statisticsSocket);
    }

    private static String text(Frontend frontend) {
        var head = """
            frontend %s
              bind 127.0.0.1:%d%s
              option forwardfor
              http-request disable-l7-retry if METH_POST
              http-request set-header X-Forwarded-Proto %s
              http-request set-header X-Forwarded-Port %d
            """.formatted(
                        frontend.name(), frontend.port(), encryption(frontend), frontend.scheme(), frontend.port());
        var rules = IntStream.range(0, frontend.rules().size())
                .mapToObj(number -> text(number, frontend.rules().get(number)))
                .collect(Collectors.joining());
        return head + rules + text(frontend.otherwise(), "");
    }

    private static String encryption(Frontend frontend) {
        return frontend.certificate()
                .map(file -> " ssl crt %s alpn h2,http/1.1 ssl-min-ver TLSv1.2".formatted(file))
                .orElse("");
    }

    private static String text(int number, RoutingRule rule) {
        var conditions = new StringBuilder();
        var text = new StringBuilder();
        if (!rule.hosts().isEmpty()) {
            text.append("  acl host%d req.hdr(host),field(1,:) -i -m reg %s%n"
                    .formatted(number, expressions(rule.hosts())));
            conditions.append(" host").append(number);
        }
        if (!rule.paths().isEmpty()) {
            text.append("  acl path%d path -m reg %s%n".formatted(number, expressions(rule.paths())));
            conditions.append(" path").append(number);
        }
        return text + text(rule.action(), conditions.isEmpty() ? "" : " if" + conditions);
    }

    private static String text(RoutingAction action, String condition) {
        return switch (action) {
            case Forward(String backend) ->
                condition.isEmpty()
                        ? "  default_backend %s%n".formatted(backend)
                        : "  use_backend %s%s%n".formatted(backend, condition);
            case Redirect(String scheme, int port, int status) ->
                "  http-request redirect code %d location %s://%%[req.hdr(host),field(1,:)]:%d%%[capture.req.uri]%s%n"
                        .formatted(status, scheme, port, condition);
            case Answer(int status) -> "  http-request return status %d%s%n".formatted(status, condition);
        };
    }

    private static String text(Backend backend) {
        var check = backend.check();
        var head = """
            backend %s
              balance %s
              option httpchk
              http-check send meth GET uri %s ver HTTP/1.1 hdr Host localhost
              http-check expect status %s
              timeout check %ds
              option allbackups
              default-server check inter %ds fall %d rise %d
            """.formatted(
                        backend.name(),
                        backend.leastConnections() ? "leastconn" : "roundrobin",
                        check.path(),
                        check.status(),
                        check.timeoutSeconds(),
                        check.intervalSeconds(),
                        check.fall(),
                        check.rise());
        return head + backend.servers().stream().map(ProxyConfiguration::text).collect(Collectors.joining());
    }

    /**
     * Each server twice: if all of them fail their checks, requests go to all of them.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">If
     *     a target group contains only unhealthy registered targets</a>
     */
    private static String text(Server server) {
        return """
              server %s 127.0.0.1:%d
              server %s-unhealthy 127.0.0.1:%d no-check backup
            """.formatted(server.name(), server.port(), server.name(), server.port());
    }

    /** HAProxy takes several patterns as alternatives; everything but the wildcards is meant literally. */
    private static String expressions(List<String> patterns) {
        return patterns.stream().map(ProxyConfiguration::expression).collect(Collectors.joining(" "));
    }

    private static String expression(String pattern) {
        var literal = Pattern.compile("[^A-Za-z0-9/_*?-]").matcher(pattern).replaceAll("[$0]");
        return "^" + literal.replace("*", ".*").replace("?", ".") + "$";
    }
}
