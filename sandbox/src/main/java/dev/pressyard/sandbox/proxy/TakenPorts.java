package dev.pressyard.sandbox.proxy;

import dev.pressyard.sandbox.daemon.Ports;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the frontends whose port belongs to another program. For one of them HAProxy would refuse a configuration
 * whole, and all others would wait with it.
 */
final class TakenPorts {

    private static final Logger LOG = LoggerFactory.getLogger(TakenPorts.class);
    private static final Pattern BIND = Pattern.compile("(?m)^ *bind 127\\.0\\.0\\.1:(\\d+)");

    /** The ports that were told of. */
    private final Set<Integer> known = new HashSet<>();

    /**
     * Those that cannot be served now; each is said once, until its port is free.
     *
     * @param inForce the configuration that HAProxy serves: its ports are its own; empty text if it serves none
     */
    List<Frontend> among(List<Frontend> wanted, String inForce) {
        var own = BIND.matcher(inForce)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toSet());
        var taken = wanted.stream()
                .filter(frontend -> !own.contains(frontend.port()) && !Ports.isFree(frontend.port()))
                .toList();
        taken.stream().filter(frontend -> known.add(frontend.port())).forEach(TakenPorts::tell);
        known.retainAll(taken.stream().map(Frontend::port).collect(Collectors.toSet()));
        return taken;
    }

    private static void tell(Frontend frontend) {
        LOG.warn(
                "{} is not served: port {} of 127.0.0.1 belongs to another program. It is served once the port is free",
                frontend.name(),
                frontend.port());
    }
}
