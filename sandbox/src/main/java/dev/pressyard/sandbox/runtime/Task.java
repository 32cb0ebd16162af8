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

    Instant createdAt() {
        return container.createdAt();
    }
}
