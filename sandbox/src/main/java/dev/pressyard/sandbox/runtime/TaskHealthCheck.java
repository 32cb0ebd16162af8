package dev.pressyard.sandbox.runtime;

import com.github.dockerjava.api.model.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/**
 * A container's own health check in the engine's words, with the defaults of ECS, which are not the engine's.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">HealthCheck</a>
 */
final class TaskHealthCheck {

    private static final int INTERVAL_SECONDS = 30;
    private static final int TIMEOUT_SECONDS = 5;
    private static final int RETRIES = 3;

    private TaskHealthCheck() {}

    /** ECS ignores the image's own check. */
    static HealthCheck of(ContainerDefinition container) {
        var check = container.healthCheck();
        if (check == null) {
            return new HealthCheck().withTest(List.of("NONE"));
        }
        return new HealthCheck()
                .withTest(check.command())
                .withInterval(nanoseconds(check.interval(), INTERVAL_SECONDS))
                .withTimeout(nanoseconds(check.timeout(), TIMEOUT_SECONDS))
                .withRetries(Objects.requireNonNullElse(check.retries(), RETRIES))
                .withStartPeriod(nanoseconds(check.startPeriod(), 0));
    }

    private static long nanoseconds(@Nullable Integer seconds, int otherwise) {
        return Duration.ofSeconds(Objects.requireNonNullElse(seconds, otherwise))
                .toNanos();
    }
}
