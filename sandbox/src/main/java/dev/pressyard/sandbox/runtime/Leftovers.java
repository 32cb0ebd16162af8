package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.engine.EngineContainer;

/**
 * What a portal leaves in the engine when it stops. Where the control plane stops with it, everything it described is
 * lost, and nothing of it stays; where it goes on, so do the containers.
 */
record Leftovers(Engine engine, LoadBalancers loadBalancers, boolean goOn) {

    void clear() {
        if (goOn) {
            return;
        }
        loadBalancers.stop();
        if (engine.answers()) {
            engine.containers().stream().map(EngineContainer::id).parallel().forEach(engine::remove);
            engine.volumes().all().forEach(engine.volumes()::remove);
            engine.networks().all().forEach(engine.networks()::remove);
        }
    }
}
