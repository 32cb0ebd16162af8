package dev.pressyard.sandbox.proxy;

/** What a load balancer does with a request. */
public sealed interface RoutingAction {

    /** Hands it to one of the servers of a backend. */
    record Forward(String backend) implements RoutingAction {}

    /**
     * Sends the client elsewhere, to the same host, path and query.
     *
     * @param scheme {@code http} or {@code https}
     * @param status 301 or 302
     */
    record Redirect(String scheme, int port, int status) implements RoutingAction {}

    /** Answers with a status and no content. */
    record Answer(int status) implements RoutingAction {}
}
