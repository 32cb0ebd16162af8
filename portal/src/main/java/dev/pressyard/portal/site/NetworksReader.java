package dev.pressyard.portal.site;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.validation.BindingResult;

/** Reads networks out of a line of text: IPv4 addresses, and ranges as CIDR blocks (RFC 4632). */
final class NetworksReader {

    private static final String FIELD = "administratorNetworks";
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern BLOCK =
            Pattern.compile("%1$s\\.%1$s\\.%1$s\\.%1$s/([1-9]|[12]\\d|3[0-2])".formatted(BYTE));
    private static final int BITS = 32;
    private static final int MOST = 50;

    private NetworksReader() {}

    /** The networks in their order, each once, an address as a range of one; says in {@code errors} what is none. */
    static List<String> read(String typed, BindingResult errors) {
        var networks = SEPARATOR
                .splitAsStream(typed)
                .filter(it -> !it.isEmpty())
                .map(it -> it.contains("/") ? it : it + "/" + BITS)
                .distinct()
                .toList();
        if (networks.size() > MOST) {
            reject(errors, "These are %d networks; at most %d can be told.".formatted(networks.size(), MOST));
        }
        networks.stream()
                .flatMap(it -> complaint(it).stream())
                .findFirst()
                .ifPresent(complaint -> reject(errors, complaint));
        return networks;
    }

    private static Optional<String> complaint(String network) {
        if (network.equals("0.0.0.0/0")) {
            return Optional.of("'0.0.0.0/0' is everybody: for that, leave this empty.");
        }
        var block = BLOCK.matcher(network);
        if (!block.matches()) {
            return Optional.of("'%s' is no network: one looks like 192.0.2.0/24, or 192.0.2.7 for a single address."
                    .formatted(network));
        }
        var address = Stream.of(1, 2, 3, 4)
                .mapToLong(part -> Long.parseLong(block.group(part)))
                .reduce(0, (sum, part) -> (sum << 8) + part);
        var first = address & -(1L << (BITS - Integer.parseInt(block.group(5))));
        return first == address
                ? Optional.empty()
                : Optional.of("'%s' begins in the middle of a network; the network is %d.%d.%d.%d/%s."
                        .formatted(
                                network,
                                first >> 24,
                                first >> 16 & 255,
                                first >> 8 & 255,
                                first & 255,
                                block.group(5)));
    }

    private static void reject(BindingResult errors, String message) {
        errors.rejectValue(FIELD, "refused", message);
    }
}
