package dev.pressyard.sandbox.proxy;

import dev.pressyard.sandbox.proxy.RoutingAction.Answer;
import dev.pressyard.sandbox.proxy.RoutingAction.Forward;
import dev.pressyard.sandbox.proxy.RoutingAction.Redirect;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * HAProxy's words for one frontend. Each redirect and each fixed answer is a backend of its own: HAProxy obeys the
 * {@code http-request} rules of a frontend before any {@code use_backend}, whatever their order is, and the rules of a
 * load balancer decide in theirs.
 *
 * @param backends names of those that requests can be forwarded to
 */
record FrontendText(Frontend frontend, Set<String> backends) {

    /** What AWS answers when a target group has nobody to ask. */
    private static final Answer NOBODY = new Answer(503);

    String text() {
        return head()
                + each(this::use)
                + "  default_backend %s%n".formatted(backendOf(frontend.otherwise(), "otherwise"))
                + each((name, rule) -> ownBackend(rule.action(), name))
                + ownBackend(frontend.otherwise(), "otherwise");
    }

    private String head() {
        return """
            frontend %s
              bind 127.0.0.1:%d%s
              option forwardfor
              http-request disable-l7-retry unless { method GET HEAD OPTIONS }
              http-request set-header X-Forwarded-Proto %s
              http-request set-header X-Forwarded-Port %d
            """.formatted(frontend.name(), frontend.port(), encryption(), frontend.scheme(), frontend.port());
    }

    private String encryption() {
        return frontend.certificate()
                .map(file -> " ssl crt %s alpn h2,http/1.1 ssl-min-ver TLSv1.2".formatted(file))
                .orElse("");
    }

    private String each(BiFunction<String, RoutingRule, String> text) {
        var rules = frontend.rules();
        return IntStream.range(0, rules.size())
                .mapToObj(number -> text.apply("rule-" + number, rules.get(number)))
                .collect(Collectors.joining());
    }

    private String use(String name, RoutingRule rule) {
        var conditions = new StringBuilder();
        var text = new StringBuilder();
        if (!rule.hosts().isEmpty()) {
            text.append(
                    "  acl host-%s req.hdr(host),field(1,:) -i -m reg %s%n".formatted(name, expressions(rule.hosts())));
            conditions.append(" host-").append(name);
        }
        if (!rule.paths().isEmpty()) {
            text.append("  acl path-%s path -m reg %s%n".formatted(name, expressions(rule.paths())));
            conditions.append(" path-").append(name);
        }
        var condition = conditions.isEmpty() ? "" : " if" + conditions;
        return text + "  use_backend %s%s%n".formatted(backendOf(rule.action(), name), condition);
    }

    private String backendOf(RoutingAction action, String name) {
        return action instanceof Forward(String backend) && backends.contains(backend) ? backend : own(name);
    }

    private String own(String name) {
        return frontend.name() + "-" + name;
    }

    /** Empty text for what is forwarded to servers that there are. */
    private String ownBackend(RoutingAction action, String name) {
        return switch (action) {
            case Forward(String backend) -> backends.contains(backend) ? "" : ownBackend(NOBODY, name);
            case Redirect redirect -> "backend %s%n".formatted(own(name)) + new RedirectText(redirect, frontend).text();
            case Answer(int status) -> "backend %s%n  http-request return status %d%n".formatted(own(name), status);
        };
    }

    /** HAProxy takes several patterns as alternatives; everything but the wildcards is meant literally. */
    private static String expressions(List<String> patterns) {
        return patterns.stream().map(FrontendText::expression).collect(Collectors.joining(" "));
    }

    private static String expression(String pattern) {
        var literal = Pattern.compile("[^A-Za-z0-9/_*?-]").matcher(pattern).replaceAll("[$0]");
        return "^" + literal.replace("*", ".*").replace("?", ".") + "$";
    }
}
