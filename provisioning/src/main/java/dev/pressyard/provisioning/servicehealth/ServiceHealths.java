package dev.pressyard.provisioning.servicehealth;

import dev.pressyard.provisioning.site.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Tells how the services of sites are. However many ask, and however slow it is, a target is asked once at a time for
 * each site, and an answer is good for {@value #FRESH_SECONDS} seconds.
 */
@Component
public class ServiceHealths {

    private static final int FRESH_SECONDS = 5;
    private static final Duration FRESH = Duration.ofSeconds(FRESH_SECONDS);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServiceReader reader;
    private final Clock clock;
    private final Map<UUID, Look> looks = new ConcurrentHashMap<>();

    private record Look(Instant begun, CompletableFuture<HealthAnswer> answer) {}

    ServiceHealths(ServiceReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Waits 5 seconds at most; what takes longer is there for those who ask later. */
    public HealthAnswer of(Site site) {
        looks.values().removeIf(this::isOver);
        var answer = looks.computeIfAbsent(site.id(), _ -> begin(site)).answer();
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new HealthAnswer.Unanswered(
                    "It has not answered within %d seconds.".formatted(PATIENCE.toSeconds()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new HealthAnswer.Unanswered("This node is being stopped.");
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The health of '%s' was not read".formatted(site.name()), failure);
        }
    }

    private Look begin(Site site) {
        return new Look(
                clock.instant(),
                CompletableFuture.supplyAsync(
                        () -> reader.ask(site),
                        task -> Thread.ofVirtual()
                                .name("health-of-" + site.name())
                                .start(task)));
    }

    private boolean isOver(Look look) {
        return look.answer().isDone() && look.begun().plus(FRESH).isBefore(clock.instant());
    }
}
