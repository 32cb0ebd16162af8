package dev.pressyard.sandbox.proxy;

import java.util.List;

/**
 * A port on which requests arrive, as one listener of a load balancer has it.
 *
 * @param name a word of letters, digits and hyphens
 * @param port on 127.0.0.1
 * @param rules the first whose conditions all hold decides
 * @param otherwise what is done with the rest
 */
public record Frontend(String name, int port, List<RoutingRule> rules, RoutingAction otherwise) {

    public Frontend {
        rules = List.copyOf(rules);
    }
}
