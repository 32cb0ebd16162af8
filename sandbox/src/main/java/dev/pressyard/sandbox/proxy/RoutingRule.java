package dev.pressyard.sandbox.proxy;

import java.util.List;

/**
 * What is done with requests of certain hosts and paths.
 *
 * @param hosts host names, with {@code *} and {@code ?} as wildcards; empty for all
 * @param paths paths, with the same wildcards; empty for all
 */
public record RoutingRule(List<String> hosts, List<String> paths, RoutingAction action) {

    public RoutingRule {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
    }
}
