package dev.pressyard.portal.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.WebRequest;

/**
 * Where somebody can go from an error page: where the request came from, what it was about, or a list of such things.
 */
final class WaysOn {

    /** What is done with a site or a run has an address below that of the thing itself. */
    private static final Pattern PART_OF_A_THING = Pattern.compile("(/(sites|runs)/([^/]+))/.+");

    private static final Map<String, String> LISTS =
            Map.of("/runs", "Go to the runs", "/images", "Go to the images", "/audit", "Go to the audit history");

    private static final Way SITES = new Way("Go to the sites", "/sites");

    private WaysOn() {}

    /** A link to follow. */
    record Way(String words, String address) {}

    /** The best first; whoever is not signed in has one only. */
    static List<Way> from(WebRequest request, int status, String path) {
        if (request.getUserPrincipal() == null) {
            return List.of(new Way("Sign in", "/sign-in"));
        }
        var ways = new ArrayList<Way>();
        thing(status, path).ifPresent(ways::add);
        PageBefore.of(request.getHeader("Referer"), request.getHeader("Host"))
                .map(URI::toString)
                .filter(page -> !page.equals(path) && ways.stream().noneMatch(way -> page.equals(way.address())))
                .ifPresent(page -> ways.add(new Way("Go back to where you were", page)));
        LISTS.entrySet().stream()
                .filter(list -> path.startsWith(list.getKey()))
                .map(list -> new Way(list.getValue(), list.getKey()))
                .forEach(ways::add);
        ways.add(SITES);
        return ways;
    }

    /** What is not there is no way on. */
    private static Optional<Way> thing(int status, String path) {
        var part = PART_OF_A_THING.matcher(path);
        return status != HttpStatus.NOT_FOUND.value() && part.matches()
                ? Optional.of(new Way(
                        part.group(2).equals("runs") ? "Go to run " + part.group(3) : "Go to " + part.group(3),
                        part.group(1)))
                : Optional.empty();
    }
}
