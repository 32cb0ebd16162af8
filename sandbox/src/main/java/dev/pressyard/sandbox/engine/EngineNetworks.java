package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The installation's networks, one a VPC: containers of different ones do not reach each other. */
public final class EngineNetworks {

    private static final String NAME = "dev.pressyard.network";

    /** The engine's answer to who would remove a network with containers in it. */
    private static final int HAS_CONTAINERS = 403;

    private final DockerClient client;
    private final EngineLabels labels;

    EngineNetworks(DockerClient client, EngineLabels labels) {
        this.client = client;
        this.labels = labels;
    }

    /** The names that networks were made with, without the installation. */
    public Set<String> all() {
        return client.listNetworksCmd().withFilter("label", Set.of(labels.ownFilter())).exec().stream()
                .map(network -> network.getLabels().getOrDefault(NAME, ""))
                .collect(Collectors.toSet());
    }

    public void create(String name) {
        client.createNetworkCmd()
                .withName(labels.name(name))
                .withLabels(labels.with(Map.of(NAME, name)))
                .withCheckDuplicate(true)
                .exec();
    }

    /** Without effect on a network that is gone, and while containers are in it. */
    public void remove(String name) {
        try {
            client.removeNetworkCmd(labels.name(name)).exec();
        } catch (NotFoundException gone) {
            return;
        } catch (DockerException refusal) {
            if (refusal.getHttpStatus() != HAS_CONTAINERS) {
                throw refusal;
            }
        }
    }
}
