package dev.pressyard.sandbox.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The initial health check: a load balancer sends nothing to a target that has not passed one. Afterwards the proxy
 * goes on checking.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">Health
 *     checks for target groups</a>
 */
final class Probes {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Chores chores;
    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    Probes(Chores chores) {
        this.chores = chores;
    }

    boolean hasPassed(Task task) {
        return passed.contains(task.id());
    }

    /** Takes a task's word from before this portal: the proxy has been sending it requests. */
    void trust(Task task) {
        passed.add(task.id());
    }

    /** Asks once, unless an answer is still awaited. */
    void probe(Task task, Registration registration) {
        var group = registration.group();
        chores.begin("Probe of " + task.id(), () -> {
            if (answers(
                    registration.portOf(task),
                    group.healthCheckPath(),
                    group.matcher().httpCode())) {
                passed.add(task.id());
            }
        });
    }

    /** Forgets those that are no more. */
    void retain(Set<String> tasks) {
        passed.retainAll(tasks);
    }

    private boolean answers(int port, String path, String matcher) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        try {
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            return StatusMatcher.of(matcher).accepts(status);
        } catch (IOException notYet) {
            return false;
        }
    }
}
