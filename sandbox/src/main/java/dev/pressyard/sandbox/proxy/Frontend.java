package dev.pressyard.sandbox.proxy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A port on which requests arrive, as one listener of a load balancer has it.
 *
 * @param name a word of letters, digits and hyphens
 * @param port on 127.0.0.1
 * @param certificate the PEM file that HTTPS is ended with; empty for a port that speaks HTTP
 * @param rules the first whose conditions all hold decides
 * @param otherwise what is done with the rest
 */
public record Frontend(
        String name, int port, Optional<Path> certificate, List<RoutingRule> rules, RoutingAction otherwise) {

    public Frontend {
        rules = List.copyOf(rules);
    }

    /** {@code http} or {@code https}. */
    String scheme() {
        return certificate.isPresent() ? "https" : "http";
    }
}
