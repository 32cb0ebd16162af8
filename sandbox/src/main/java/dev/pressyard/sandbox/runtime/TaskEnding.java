package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;

/** Ends a task in its own time, sends what it wrote last to its log group, and removes its container. */
record TaskEnding(Engine engine, ContainerLogs logs) implements TaskExits.Ending {

    @Override
    public void end(Task task) throws InterruptedException {
        engine.stop(task.container().id());
        logs.finish(task);
        engine.remove(task.container().id());
    }
}
