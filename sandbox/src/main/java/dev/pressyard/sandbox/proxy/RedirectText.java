package dev.pressyard.sandbox.proxy;

import dev.pressyard.sandbox.proxy.RoutingAction.Redirect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HAProxy's words for a redirect: its patterns with the request's own parts in them.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html">Redirect
 *     actions</a>
 */
record RedirectText(Redirect redirect, Frontend frontend) {

    private static final String HOST = "%[req.hdr(host),field(1,:)]";
    private static final String QUERY = "%[query]";
    private static final Pattern PART = Pattern.compile("#\\{(protocol|host|port|path|query)}");

    /** A character with a meaning of its own, to HAProxy's parser or in an address. */
    private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9/._~:@&=+,;!()*-]");

    private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "https", 443);

    /** A request without a query is sent on without a question mark. */
    String text() {
        if (redirect.query().isEmpty()) {
            return line("", "");
        }
        var query = "?" + filled(redirect.query());
        return redirect.query().equals(Redirect.SAME_QUERY)
                ? line(query, " if { query -m len 1: }") + line("", "")
                : line(query, "");
    }

    private String line(String query, String condition) {
        return "  http-request redirect code %d location %s%s%s%n"
                .formatted(redirect.status(), address(), query, condition);
    }

    private String address() {
        var isUsual = Integer.valueOf(redirect.port()).equals(USUAL_PORTS.get(redirect.scheme()));
        return "%s://%s%s%s"
                .formatted(
                        redirect.scheme(),
                        filled(redirect.host()),
                        isUsual ? "" : ":" + redirect.port(),
                        filled(redirect.path()));
    }

    private String filled(String pattern) {
        var text = new StringBuilder();
        var end = 0;
        for (MatchResult part : PART.matcher(pattern).results().toList()) {
            text.append(literal(pattern.substring(end, part.start()))).append(value(part.group(1)));
            end = part.end();
        }
        return text.append(literal(pattern.substring(end))).toString();
    }

    private String value(String part) {
        return switch (part) {
            case "protocol" -> frontend.scheme();
            case "host" -> HOST;
            case "port" -> String.valueOf(frontend.port());
            case "path" -> "%[path,bytes(1)]";
            default -> QUERY;
        };
    }

    /** A per cent sign means something to HAProxy unless it is doubled; what is encoded already stays so. */
    private static String literal(String text) {
        return SPECIAL.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().equals("%")
                                ? "%%"
                                : encoded(found.group()).replace("%", "%%")));
    }

    private static String encoded(String character) {
        return character.isBlank() ? "%20" : URLEncoder.encode(character, StandardCharsets.UTF_8);
    }
}
