package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.engine.EngineContainer;

/**
 * What a portal leaves in the engine when it stops. Where the control plane stops with it, everything it described is
 * lost, and nothing of it stays; where it goes on, so do the containers.
 */
record Leftovers(Engine engine, LoadBalancers loadBalancers, Chores chores, boolean goOn) {

    /**
     * Ends what is under way first, since that may make another container. Some of it waits for a container to end in
     * its own time, which it need not if nothing is to stay.
     */
    void clear() {
        if (!goOn) {
            loadBalancers.stop();
            removeContainers();
        }
        chores.close();
        if (!goOn) {
            removeContainers();
            removeWhatTheyUsed();
        }
    }

    private void removeContainers() {
        if (engine.answers()) {
            engine.containers().stream().map(EngineContainer::id).parallel().forEach(engine::remove);
        }
    }

    private void removeWhatTheyUsed() {
        if (engine.answers()) {
            engine.volumes().all().forEach(engine.volumes()::remove);
            engine.networks().all().forEach(engine.networks()::remove);
        }
    }
}
