package dev.pressyard.sandbox.runtime;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where load balancers are found, for threads that ask and wait if the runtime has not looked since. */
final class AddressBoard {

    /** The round that is under way may have begun before what is asked for was there; the next one has not. */
    private static final int ROUNDS_UNTIL_KNOWN = 2;

    private Map<String, URI> addresses = Map.of();
    private boolean serving = true;
    private long rounds;

    /** What a round has found, by load balancer's ARN. */
    synchronized void post(Map<String, URI> found) {
        addresses = Map.copyOf(found);
        serving = true;
        rounds++;
        notifyAll();
    }

    /** Nothing runs, and nothing will. */
    synchronized void rest() {
        serving = false;
        notifyAll();
    }

    synchronized boolean isServing() {
        return serving;
    }

    /** The address of a load balancer; empty if the runtime does not find it, or not in time. */
    synchronized Optional<URI> await(String loadBalancerArn, Duration patience) {
        var lastRound = rounds + ROUNDS_UNTIL_KNOWN;
        var deadline = System.nanoTime() + patience.toNanos();
        var left = patience.toMillis();
        try {
            while (!addresses.containsKey(loadBalancerArn) && serving && rounds < lastRound && left > 0) {
                wait(left);
                left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(addresses.get(loadBalancerArn));
    }
}
