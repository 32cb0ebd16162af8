package dev.pressyard.portal.measurement;

import dev.pressyard.portal.testing.PortalClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * People who ask for pages at a steady rate, whether or not the answers before have come: one that is late makes the
 * others no less.
 */
final class SteadyLoad {

    private final PortalClient client;
    private final List<Question> questions;

    /** A page that is asked for, and where it is; another place each time. */
    record Question(String name, Supplier<String> path) {}

    SteadyLoad(PortalClient client, List<Question> questions) {
        this.client = client;
        this.questions = questions;
    }

    /** Asks the questions in turn; answers how long each took from when it was due to the last byte. */
    Map<String, Durations> ask(int perSecond, Duration time) {
        var taken = new LinkedHashMap<String, Durations>();
        var gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = System.nanoTime();
            for (var number = 0; number * gap < time.toNanos(); number++) {
                var due = begun + number * gap;
                var question = questions.get(number % questions.size());
                LockSupport.parkNanos(due - System.nanoTime());
                var durations = taken.computeIfAbsent(question.name(), name -> new Durations());
                people.execute(() -> {
                    ask(question);
                    durations.add(System.nanoTime() - due);
                });
            }
        }
        return taken;
    }

    private void ask(Question question) {
        var path = question.path().get();
        try {
            var answer = client.get(path, "Accept-Encoding", "gzip");
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
