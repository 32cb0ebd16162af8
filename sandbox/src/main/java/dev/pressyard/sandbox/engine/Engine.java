package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Containers of this installation. What fails throws docker-java's {@code DockerException} or a
 * {@code RuntimeException} of its transport.
 */
public final class Engine implements AutoCloseable {

    private static final Duration CONNECTION = Duration.ofSeconds(5);

    private final DockerClient client;
    private final EngineLabels labels;

    private Engine(DockerClient client, EngineLabels labels) {
        this.client = client;
        this.labels = labels;
    }

    /** The engine at {@code DOCKER_HOST}, or at the usual socket; whether one answers there is another question. */
    public static Engine connect(EngineLabels labels) {
        var configuration =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        var transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(configuration.getDockerHost())
                .sslConfig(configuration.getSSLConfig())
                .connectionTimeout(CONNECTION)
                .maxConnections(200)
                .build();
        return new Engine(DockerClientImpl.getInstance(configuration, transport), labels);
    }

    public boolean answers() {
        try {
            client.pingCmd().exec();
            return true;
        } catch (RuntimeException silence) {
            return false;
        }
    }

    public EngineLabels labels() {
        return labels;
    }

    public EngineNetworks networks() {
        return new EngineNetworks(client, labels);
    }

    public EngineVolumes volumes() {
        return new EngineVolumes(client, labels);
    }

    public EngineImages images() {
        return new EngineImages(client);
    }

    /** What runs inside a container: commands, output, figures. */
    public EngineInsides inside(String container) {
        return new EngineInsides(client, container);
    }

    /** All containers of this installation, running or not. */
    public List<EngineContainer> containers() {
        return client.listContainersCmd().withShowAll(true).withLabelFilter(labels.own()).exec().stream()
                .map(EngineContainer::of)
                .toList();
    }

    /** Makes a container and starts it; returns its id. One that was made and could not be started is removed. */
    public String start(ContainerPlan plan) {
        var id = create(plan);
        try {
            client.startContainerCmd(id).exec();
            return id;
        } catch (RuntimeException failure) {
            remove(id);
            throw failure;
        }
    }

    /**
     * Makes a container, waits until it has ended, and removes it.
     *
     * @return its exit code
     */
    public int run(ContainerPlan plan, Duration patience) throws InterruptedException {
        var id = start(plan);
        try (var waiting = client.waitContainerCmd(id).start()) {
            return waiting.awaitStatusCode(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            remove(id);
        }
    }

    /** Starts a container that exists; without effect on one that runs. */
    public void startAgain(String id) {
        try {
            client.startContainerCmd(id).exec();
        } catch (NotModifiedException running) {
            return;
        }
    }

    /** Asks a container to end, and kills it when its own stop time is over. Without effect on one that is gone. */
    public void stop(String id) {
        try {
            client.stopContainerCmd(id).exec();
        } catch (NotModifiedException | NotFoundException ended) {
            return;
        }
    }

    /** Gives a container other bounds of processors and memory while it runs; bounds that are not set stay. */
    public void bound(String id, HostConfig bounds) {
        client.updateContainerCmd(id)
                .withCpuPeriod(bounds.getCpuPeriod())
                .withCpuQuota(bounds.getCpuQuota())
                .withMemory(bounds.getMemory())
                .withMemorySwap(bounds.getMemorySwap())
                .exec();
    }

    /** Ends a container's first process at once, as a crash would. */
    public void kill(String id) {
        client.killContainerCmd(id).exec();
    }

    /** Removes a container, killed if need be, with its unnamed volumes. Without effect on one that is gone. */
    public void remove(String id) {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException gone) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String create(ContainerPlan plan) {
        var command = client.createContainerCmd(plan.image())
                .withName(labels.name(plan.name()))
                .withLabels(labels.with(plan.labels()))
                .withHostConfig(plan.host())
                .withExposedPorts(exposed(plan))
                .withAliases(plan.aliases())
                .withStopTimeout(plan.stopSeconds())
                .withEnv(plan.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
        if (!plan.entryPoint().isEmpty()) {
            command.withEntrypoint(plan.entryPoint());
        }
        if (!plan.command().isEmpty()) {
            command.withCmd(plan.command());
        }
        plan.user().ifPresent(command::withUser);
        plan.healthCheck().ifPresent(command::withHealthcheck);
        return command.exec().getId();
    }

    private static List<ExposedPort> exposed(ContainerPlan plan) {
        var bindings = plan.host().getPortBindings();
        return bindings == null ? List.of() : List.copyOf(bindings.getBindings().keySet());
    }
}
