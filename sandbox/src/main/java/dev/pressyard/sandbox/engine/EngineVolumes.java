package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The installation's named volumes. */
public final class EngineVolumes {

    private static final String NAME = "dev.pressyard.volume";

    private final DockerClient client;
    private final EngineLabels labels;

    EngineVolumes(DockerClient client, EngineLabels labels) {
        this.client = client;
        this.labels = labels;
    }

    /** The names that volumes were made with, without the installation. */
    public Set<String> all() {
        return with(List.of(labels.ownFilter()));
    }

    /** Those of {@link #all()} that were made with a label of this value. */
    public Set<String> labelled(String key, String value) {
        return with(List.of(labels.ownFilter(), key + "=" + value));
    }

    private Set<String> with(List<String> allOfThese) {
        return client.listVolumesCmd().withFilter("label", allOfThese).exec().getVolumes().stream()
                .map(volume -> volume.getLabels().getOrDefault(NAME, ""))
                .collect(Collectors.toSet());
    }

    /** Makes a volume with these labels unless it exists; returns the engine's name for it. */
    public String ensure(String name, Map<String, String> own) {
        var all = new HashMap<>(own);
        all.put(NAME, name);
        return client.createVolumeCmd()
                .withName(labels.name(name))
                .withLabels(labels.with(all))
                .exec()
                .getName();
    }

    /** Without effect on a volume that is gone. */
    public void remove(String name) {
        try {
            client.removeVolumeCmd(labels.name(name)).exec();
        } catch (NotFoundException gone) {
            return;
        }
    }
}
