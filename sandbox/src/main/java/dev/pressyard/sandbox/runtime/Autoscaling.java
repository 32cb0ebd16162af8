package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.runtime.CloudView.ScalingView;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import dev.pressyard.sandbox.scaling.Metric;
import dev.pressyard.sandbox.scaling.UsageHistory;
import dev.pressyard.sandbox.scaling.UsageSample;
import dev.pressyard.sandbox.scaling.UsageSample.TaskUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Sets how many tasks services have, by their policies. AWS looks at the last three minutes before it starts tasks and
 * at fifteen before it stops some; here one minute decides.
 */
final class Autoscaling implements Reconciler {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Engine engine;
    private final Chores chores;
    private final LoadBalancers loadBalancers;
    private final Clock clock;
    private final Map<String, UsageHistory> histories = new ConcurrentHashMap<>();
    private final Map<String, Instant> changedAt = new ConcurrentHashMap<>();

    private Instant nextLook = Instant.MIN;

    Autoscaling(Engine engine, Chores chores, LoadBalancers loadBalancers, Clock clock) {
        this.engine = engine;
        this.chores = chores;
        this.loadBalancers = loadBalancers;
        this.clock = clock;
    }

    @Override
    public void reconcile(Round round) {
        if (clock.instant().isBefore(nextLook)) {
            return;
        }
        nextLook = clock.instant().plus(PAUSE);
        var tasks =
                round.containersOf(Labels.TASK).stream().map(Task::new).collect(Collectors.groupingBy(Task::service));
        round.view()
                .scalings()
                .forEach(scaling -> round.view().services().stream()
                        .filter(scaling::isOf)
                        .forEach(service -> chores.begin(
                                "Scaling of " + scaling.resource(),
                                () -> scale(scaling, service, tasks.getOrDefault(service.arn(), List.of()), round))));
        histories.keySet().retainAll(tasks.keySet());
    }

    private void scale(ScalingView scaling, ServiceView service, List<Task> tasks, Round round)
            throws InterruptedException {
        var usage = usage(service, tasks);
        var current = service.service().desiredCount();
        var unchangedFor = Duration.between(changedAt.getOrDefault(service.arn(), Instant.EPOCH), clock.instant());
        var next = scaling.rule().next(current, usage, unchangedFor);
        if (next != current) {
            changedAt.put(service.arn(), clock.instant());
            round.reader()
                    .clients(service.scope())
                    .ecs()
                    .updateService(request -> request.cluster(service.cluster())
                            .service(service.service().serviceName())
                            .desiredCount(next));
        }
    }

    private Map<Metric, Double> usage(ServiceView service, List<Task> tasks) throws InterruptedException {
        var requests = loadBalancers.requests();
        var sample = new HashMap<String, TaskUsage>();
        for (var task : tasks) {
            var definition = service.taskDefinitions().get(task.taskDefinition());
            if (task.container().isRunning() && definition != null) {
                sample.put(task.id(), usage(task, definition, requests.getOrDefault(task.id(), 0L)));
            }
        }
        return histories
                .computeIfAbsent(service.arn(), _ -> new UsageHistory())
                .add(new UsageSample(clock.instant(), sample));
    }

    private TaskUsage usage(Task task, TaskDefinition definition, long requests) throws InterruptedException {
        var used = engine.inside(task.container().id()).usage();
        return new TaskUsage(
                used.processorSeconds(), TaskIsolation.processors(definition), used.memoryShare(), requests);
    }
}
