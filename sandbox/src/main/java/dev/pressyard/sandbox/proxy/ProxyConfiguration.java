package dev.pressyard.sandbox.proxy;

import dev.pressyard.sandbox.proxy.Backend.Server;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * The configuration file.
     *
     * @param serverStates what a worker hands on to its successor: which servers passed their checks
     */
    String text(Path statisticsSocket, Path serverStates) {
        return general(statisticsSocket, serverStates)
                + frontends.stream()
                        .map(frontend -> new FrontendText(frontend, names()).text())
                        .collect(Collectors.joining())
                + backends.stream().map(ProxyConfiguration::text).collect(Collectors.joining());
    }

    private static String general(Path statisticsSocket, Path serverStates) {
        return """
            global
              stats socket %s mode 600 level admin expose-fd listeners
              server-state-file %s
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
              load-server-state-from-file global
            """.formatted(statisticsSocket, serverStates);
    }

    /** All but these frontends. */
    ProxyConfiguration without(Collection<Frontend> leftOut) {
        return new ProxyConfiguration(
                frontends.stream().filter(it -> !leftOut.contains(it)).toList(), backends);
    }

    private Set<String> names() {
        return backends.stream().map(Backend::name).collect(Collectors.toSet());
    }

    private static String text(Backend backend) {
        var check = backend.check();
        var head = """
            backend %s
              balance leastconn
              option httpchk
              http-check send meth GET uri %s ver HTTP/1.1 hdr Host localhost
              http-check expect status %s
              timeout check %ds
              option allbackups
              default-server check inter %ds fall %d rise %d
            """.formatted(
                        backend.name(),
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
}
