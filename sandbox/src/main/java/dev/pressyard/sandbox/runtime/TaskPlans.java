package dev.pressyard.sandbox.runtime;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import dev.pressyard.sandbox.engine.ContainerPlan;
import dev.pressyard.sandbox.engine.EngineLabels;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Says how a task's container is to be made: exactly as its task definition has it, on a port of loopback. */
final class TaskPlans {

    /** What ECS gives a container that says nothing. */
    private static final int STOP_SECONDS = 30;

    private final EngineLabels labels;
    private final FileSystems fileSystems;
    private final TaskSecrets secrets = new TaskSecrets();

    TaskPlans(EngineLabels labels, FileSystems fileSystems) {
        this.labels = labels;
        this.fileSystems = fileSystems;
    }

    /**
     * The one container of a new task.
     *
     * @param image the name by which the engine has the container's image
     * @throws IllegalStateException if the task has more than one container, which is not run here
     */
    ContainerPlan plan(ServiceView service, String deployment, String definitionArn, String image, Round round) {
        var definition = Objects.requireNonNull(service.taskDefinitions().get(definitionArn), definitionArn);
        var container = container(definition);
        var task = UUID.randomUUID().toString().replace("-", "");
        var aws = round.reader().clients(service.scope());
        return new ContainerPlan(
                "task-" + service.service().serviceName() + "-" + task.substring(0, 12),
                image,
                container.entryPoint(),
                container.command(),
                Optional.ofNullable(container.user()),
                environment(container, aws),
                taskLabels(container, service, deployment, definitionArn, task),
                host(definition, container, service, round),
                List.of(),
                Optional.of(TaskHealthCheck.of(container)),
                Objects.requireNonNullElse(container.stopTimeout(), STOP_SECONDS));
    }

    static ContainerDefinition container(TaskDefinition definition) {
        if (definition.containerDefinitions().size() != 1) {
            throw new IllegalStateException("A task of several containers is not run here: " + definition.family());
        }
        return definition.containerDefinitions().getFirst();
    }

    private Map<String, String> environment(ContainerDefinition container, AwsClients aws) {
        var environment = new HashMap<String, String>();
        for (KeyValuePair variable : container.environment()) {
            environment.put(variable.name(), variable.value());
        }
        environment.putAll(secrets.of(container, aws));
        return environment;
    }

    private static Map<String, String> taskLabels(
            ContainerDefinition container, ServiceView service, String deployment, String definition, String task) {
        var all = new HashMap<>(container.dockerLabels());
        all.putAll(Map.of(
                Labels.RESOURCE, Labels.TASK,
                Labels.TASK_ID, task,
                Labels.SERVICE, service.arn(),
                Labels.DEPLOYMENT, deployment,
                Labels.TASK_DEFINITION, definition));
        return all;
    }

    private HostConfig host(
            TaskDefinition definition, ContainerDefinition container, ServiceView service, Round round) {
        return new TaskIsolation(definition, container)
                .host()
                .withNetworkMode(labels.name(service.network()))
                .withPortBindings(ports(container))
                .withBinds(sharedVolumes(definition, container, round))
                .withMounts(taskVolumes(definition, container));
    }

    private static List<PortBinding> ports(ContainerDefinition container) {
        return container.portMappings().stream()
                .map(mapping ->
                        new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(mapping.containerPort())))
                .toList();
    }

    private List<Bind> sharedVolumes(TaskDefinition definition, ContainerDefinition container, Round round) {
        return container.mountPoints().stream()
                .flatMap(point -> volume(definition, point).stream()
                        .filter(volume -> volume.efsVolumeConfiguration() != null)
                        .map(volume -> new Bind(
                                fileSystems
                                        .mounted(volume.efsVolumeConfiguration(), round)
                                        .toString(),
                                new Volume(point.containerPath()),
                                AccessMode.fromBoolean(!Boolean.TRUE.equals(point.readOnly())))))
                .toList();
    }

    /** Fargate's empty volumes: they live and die with the task, and take over what the image has at their place. */
    private static List<Mount> taskVolumes(TaskDefinition definition, ContainerDefinition container) {
        return container.mountPoints().stream()
                .filter(point -> volume(definition, point)
                        .filter(volume -> volume.efsVolumeConfiguration() == null)
                        .isPresent())
                .map(point -> new Mount()
                        .withType(MountType.VOLUME)
                        .withTarget(point.containerPath())
                        .withReadOnly(Boolean.TRUE.equals(point.readOnly())))
                .toList();
    }

    private static Optional<software.amazon.awssdk.services.ecs.model.Volume> volume(
            TaskDefinition definition, MountPoint point) {
        return definition.volumes().stream()
                .filter(volume -> volume.name().equals(point.sourceVolume()))
                .findFirst();
    }
}
