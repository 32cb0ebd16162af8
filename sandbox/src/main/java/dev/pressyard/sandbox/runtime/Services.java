package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.proxy.Backend.Server;
import dev.pressyard.sandbox.proxy.ServerHealth;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import dev.pressyard.sandbox.runtime.Rollout.Steps;
import dev.pressyard.sandbox.runtime.Rollout.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/** Keeps the tasks of each service at their desired count, rolls new deployments out, and reports what runs. */
final class Services implements Reconciler {

    private static final Set<TaskHealth> SERVING = Set.of(TaskHealth.HEALTHY, TaskHealth.AILING);

    private final Traffic traffic;
    private final TaskHealths healths;
    private final TaskStarts starts;
    private final TaskExits exits;
    private final ServiceEvents events;
    private final ServiceReports reports;
    private final CircuitBreaker breaker;
    private final Guard guard = new Guard();

    /** The servers of each target group, as they were last found. */
    private Map<String, List<Server>> served = Map.of();

    Services(
            Traffic traffic,
            TaskHealths healths,
            TaskStarts starts,
            TaskExits exits,
            ServiceEvents events,
            ServiceReports reports) {
        this.traffic = traffic;
        this.healths = healths;
        this.starts = starts;
        this.exits = exits;
        this.events = events;
        this.reports = reports;
        this.breaker = new CircuitBreaker(events);
    }

    @Override
    public void reconcile(Round round) {
        var tasks = round.containersOf(Labels.TASK).stream().map(Task::new).toList();
        var proxy = traffic.health();
        exits.proceed(
                tasks, proxy.keySet(), tasks.stream().map(Task::id).anyMatch(exits::isLeaving) && traffic.isDraining());
        var serving = new HashMap<String, List<Server>>();
        for (var service : round.view().services()) {
            if (!guard.goesThrough(service.arn(), () -> reconcile(service, tasks, proxy, serving, round))) {
                keepServing(service, serving);
            }
        }
        abandon(tasks, round.view());
        healths.retain(tasks.stream().map(Task::id).collect(Collectors.toSet()));
        starts.retain(deployments(round.view()));
        served = withoutThoseLeaving(serving);
        traffic.serve(served);
    }

    private void reconcile(
            ServiceView service,
            List<Task> all,
            Map<String, ServerHealth> proxy,
            Map<String, List<Server>> serving,
            Round round) {
        var registration = Registration.of(service, round.view());
        var tasks = all.stream()
                .filter(task -> task.service().equals(service.arn()) && !exits.isLeaving(task.id()))
                .collect(Collectors.toMap(
                        task -> task, task -> healths.of(task, registration, proxy), (one, _) -> one, HashMap::new));
        var primary = service.service().deployments().getFirst();
        events.remember(primary.id(), Objects.requireNonNullElse(primary.failedTasks(), 0));
        var steps = rollout(service.service(), primary).next(states(tasks, round));
        steps.discard().forEach(task -> discard(task, service, tasks));
        take(steps, service, primary, registration, round);
        registration.ifPresent(it -> serving.put(it.group().targetGroupArn(), servers(tasks, it)));
        reports.send(service, registration, tasks, steps, round);
        breaker.look(service, primary, steps, round.controlPlane());
    }

    /** A service that could not be looked at goes on behind its load balancer as it was. */
    private void keepServing(ServiceView service, Map<String, List<Server>> serving) {
        service.service().loadBalancers().stream()
                .map(LoadBalancer::targetGroupArn)
                .filter(served::containsKey)
                .forEach(group -> serving.putIfAbsent(group, Objects.requireNonNull(served.get(group))));
    }

    /** The proxy is told of their leave before they are: {@link TaskExits#proceed} comes first in a round. */
    private Map<String, List<Server>> withoutThoseLeaving(Map<String, List<Server>> serving) {
        return serving.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        group -> group.getValue().stream()
                                .filter(server -> !exits.isLeaving(server.name()))
                                .toList()));
    }

    private static Set<String> deployments(CloudView view) {
        return view.services().stream()
                .flatMap(service -> service.service().deployments().stream())
                .map(Deployment::id)
                .collect(Collectors.toSet());
    }

    private static Rollout rollout(Service service, Deployment primary) {
        var bounds = service.deploymentConfiguration();
        return new Rollout(
                service.desiredCount(),
                Objects.requireNonNullElse(bounds == null ? null : bounds.minimumHealthyPercent(), 100),
                Objects.requireNonNullElse(bounds == null ? null : bounds.maximumPercent(), 200),
                primary.id());
    }

    private static List<TaskState> states(Map<Task, TaskHealth> tasks, Round round) {
        var listed = tasks.entrySet().stream().map(entry -> {
            var task = entry.getKey();
            return new TaskState(task.id(), task.deployment(), entry.getValue(), task.createdAt());
        });
        var starting = round.starting().entrySet().stream()
                .flatMap(entry -> IntStream.range(0, entry.getValue())
                        .mapToObj(number ->
                                new TaskState("starting-" + number, entry.getKey(), TaskHealth.PENDING, Instant.MAX)));
        return Stream.concat(listed, starting).toList();
    }

    /** It is reported as stopped from now on. */
    private void discard(TaskState state, ServiceView service, Map<Task, TaskHealth> tasks) {
        var task = tasks.keySet().stream()
                .filter(it -> it.id().equals(state.id()))
                .findFirst()
                .orElseThrow();
        tasks.remove(task);
        exits.discard(task.id());
        reports.noteStopped(task, service);
        events.addFailure(service.arn(), task.deployment(), "(task %s) %s.".formatted(task.id(), task.failure()));
    }

    private void take(
            Steps steps, ServiceView service, Deployment primary, Optional<Registration> registration, Round round) {
        var patience = Duration.ofSeconds(
                registration.map(Registration::deregistrationSeconds).orElse(0));
        steps.stop().forEach(task -> exits.leave(task, patience));
        if (primary.rolloutState() != DeploymentRolloutState.FAILED) {
            IntStream.range(0, steps.start()).forEach(_ -> starts.start(service, primary, round));
        }
        if (steps.complete()) {
            events.forgive(primary.id());
        }
    }

    /** Those that have passed a health check once; the proxy goes on checking them. */
    private static List<Server> servers(Map<Task, TaskHealth> tasks, Registration registration) {
        return tasks.entrySet().stream()
                .filter(entry -> SERVING.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .map(task -> new Server(task.id(), registration.portOf(task)))
                .sorted(Comparator.comparing(Server::name))
                .toList();
    }

    /** Tasks of services that are gone. */
    private void abandon(List<Task> tasks, CloudView view) {
        tasks.stream()
                .filter(task -> view.services().stream()
                        .noneMatch(service -> service.arn().equals(task.service())))
                .forEach(task -> exits.leave(task.id(), Duration.ZERO));
    }
}
