package dev.pressyard.sandbox.proxy;

/** What a load balancer does with a request. */
public sealed interface RoutingAction {

    /** Hands it to one of the servers of a backend. */
    record Forward(String backend) implements RoutingAction {}

    /**
     * Sends the client elsewhere. Host, path and query may name the request's own parts, as {@code #{protocol}},
     * {@code #{host}}, {@code #{port}}, {@code #{path}} (without its first slash) and {@code #{query}}.
     *
     * @param scheme {@code http} or {@code https}
     * @param port left out of the address where it is the scheme's usual one
     * @param path begins with a slash
     * @param query without a question mark; empty for none
     * @param status 301 or 302
     */
    record Redirect(String scheme, String host, int port, String path, String query, int status)
            implements RoutingAction {

        public static final String SAME_HOST = "#{host}";
        public static final String SAME_PATH = "/#{path}";
        public static final String SAME_QUERY = "#{query}";
    }

    /** Answers with a status and no content. */
    record Answer(int status) implements RoutingAction {}
}
