package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ControlPlaneClient;
import dev.pressyard.sandbox.engine.EngineContainer;
import java.util.List;
import java.util.Map;

/**
 * What one round of reconciling goes by.
 *
 * @param view what is wanted
 * @param containers what is there
 * @param starting tasks that are being started and may not be listed yet, by deployment
 * @param incarnation the control plane that wants it
 */
record Round(
        CloudView view,
        List<EngineContainer> containers,
        Map<String, Integer> starting,
        ControlPlaneClient controlPlane,
        CloudReader reader,
        String incarnation) {

    List<EngineContainer> containersOf(String resource) {
        return containers.stream()
                .filter(container -> container.label(Labels.RESOURCE).equals(resource))
                .toList();
    }
}
