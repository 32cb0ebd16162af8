package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.EngineContainer;
import java.time.Instant;

/** A task, as its container tells of it. */
record Task(EngineContainer container) {

    String id() {
        return container.label(Labels.TASK_ID);
    }

    String service() {
        return container.label(Labels.SERVICE);
    }

    String deployment() {
        return container.label(Labels.DEPLOYMENT);
    }

    String taskDefinition() {
        return container.label(Labels.TASK_DEFINITION);
    }

    /** Why it is of no use any more, in words like those of ECS. */
    String failure() {
        return container
                .exitCode()
                .map("exited with code %d"::formatted)
                .orElse(container.isRunning() ? "failed its health checks" : "does not run");
    }

    Instant createdAt() {
        return container.createdAt();
    }
}
