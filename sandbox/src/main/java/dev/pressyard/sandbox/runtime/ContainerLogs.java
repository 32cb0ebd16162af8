package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/** Brings what containers write to the log groups that their task definitions name. */
final class ContainerLogs implements Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerLogs.class);

    private final Engine engine;
    private final Chores chores;
    private final Map<String, LogStreamPipe> pipes = new ConcurrentHashMap<>();

    /** The control plane that the pipes lead to. */
    private String incarnation = "";

    ContainerLogs(Engine engine, Chores chores) {
        this.engine = engine;
        this.chores = chores;
    }

    @Override
    public void reconcile(Round round) {
        if (!round.incarnation().equals(incarnation)) {
            incarnation = round.incarnation();
            drop(Set.of());
        }
        var tasks = round.containersOf(Labels.TASK).stream().map(Task::new).toList();
        tasks.forEach(task -> streamOf(task, round).ifPresent(stream -> connect(task, stream, round)));
        pipes.values().forEach(pipe -> chores.begin("Log of " + pipe, pipe::flush));
        drop(tasks.stream().map(Task::id).collect(Collectors.toSet()));
    }

    /** Sends what a task wrote last; it has ended, and its container is about to go. */
    void finish(Task task) throws InterruptedException {
        var pipe = pipes.get(task.id());
        try {
            if (pipe != null) {
                pipe.finish();
            }
        } catch (SdkException | IllegalStateException gone) {
            LOG.info("The last words in {} are lost, as its log group may be: {}", pipe, gone.toString());
        }
    }

    private record Stream(ServiceView service, String group, String name) {}

    private void connect(Task task, Stream stream, Round round) {
        var aws = round.reader().clients(stream.service().scope());
        pipes.computeIfAbsent(
                task.id(),
                _ -> new LogStreamPipe(
                        aws.logs(),
                        stream.group(),
                        stream.name(),
                        engine.inside(task.container().id())));
    }

    private void drop(Set<String> living) {
        for (var task : Set.copyOf(pipes.keySet())) {
            var pipe = living.contains(task) ? null : pipes.remove(task);
            if (pipe != null) {
                chores.begin("End of log " + pipe, pipe::close);
            }
        }
    }

    /** The stream is named as the awslogs driver names it: prefix, container, task. */
    private static Optional<Stream> streamOf(Task task, Round round) {
        return round.view().services().stream()
                .filter(service -> service.arn().equals(task.service()))
                .findFirst()
                .flatMap(service -> Optional.ofNullable(
                                service.taskDefinitions().get(task.taskDefinition()))
                        .map(TaskPlans::container)
                        .filter(container -> isAwsLogs(container.logConfiguration()))
                        .map(container -> {
                            var options = container.logConfiguration().options();
                            var prefix = Objects.requireNonNullElse(options.get("awslogs-stream-prefix"), "ecs");
                            return new Stream(
                                    service,
                                    Objects.requireNonNull(options.get("awslogs-group")),
                                    "%s/%s/%s".formatted(prefix, container.name(), task.id()));
                        }));
    }

    private static boolean isAwsLogs(@Nullable LogConfiguration configuration) {
        return configuration != null && configuration.logDriver() == LogDriver.AWSLOGS;
    }
}
