package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ControlPlaneClient;
import dev.pressyard.sandbox.cloud.ServiceObservation;
import dev.pressyard.sandbox.cloud.ServiceObservation.Stop;
import dev.pressyard.sandbox.cloud.ServiceObservation.Target;
import dev.pressyard.sandbox.cloud.ServiceObservation.TaskContainer;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import dev.pressyard.sandbox.runtime.Rollout.Steps;
import dev.pressyard.sandbox.runtime.ServiceEvents.News;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;

/** Tells the control plane what runs of a service, whenever that has changed. */
final class ServiceReports {

    private final ServiceEvents events;
    private final Clock clock;
    private final Map<String, ServiceObservation> sent = new HashMap<>();

    ServiceReports(ServiceEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void send(
            ServiceView service,
            Optional<Registration> registration,
            Map<Task, TaskHealth> tasks,
            Steps steps,
            Round round) {
        send(service, round.controlPlane(), news -> report(service, registration, tasks, steps, news));
    }

    /** Tells that none of a service's tasks runs. */
    void sendNothing(ServiceView service, Session session) {
        var registration = Registration.of(service, session.view());
        var steps = new Steps(0, List.of(), List.of(), false);
        send(service, session.client(), news -> report(service, registration, Map.of(), steps, news));
    }

    /** Has the next report say that a task failed, and why. */
    void noteStopped(Task task, ServiceView service) {
        var now = clock.millis() / 1000.0;
        var reason = task.container().hasEnded() ? "Essential container in task exited" : "Task " + task.failure();
        events.addStopped(service.arn(), task(task, service, "STOPPED", "STOPPED", "UNKNOWN", new Stop(now, reason)));
    }

    private void send(
            ServiceView service, ControlPlaneClient controlPlane, Function<News, ServiceObservation> reporting) {
        var news = events.takeOf(service.arn());
        try {
            var report = reporting.apply(news);
            if (!report.equals(sent.get(service.arn())) || !report.events().isEmpty()) {
                controlPlane.report(report);
                sent.put(service.arn(), report);
            }
        } catch (RuntimeException failure) {
            events.putBack(service.arn(), news);
            throw failure;
        }
    }

    /** A control plane that was started anew knows nothing of what was sent. */
    void forget() {
        sent.clear();
    }

    private ServiceObservation report(
            ServiceView service,
            Optional<Registration> registration,
            Map<Task, TaskHealth> tasks,
            Steps steps,
            News news) {
        return new ServiceObservation(
                service.scope().account(),
                service.scope().region(),
                service.cluster(),
                service.service().serviceName(),
                service.service().deployments().stream()
                        .map(deployment -> deployment(deployment, tasks, steps))
                        .toList(),
                Stream.concat(
                                live(tasks).map(entry -> task(entry.getKey(), entry.getValue(), service)),
                                news.stopped().stream())
                        .toList(),
                news.messages(),
                registration
                        .map(it -> Map.of(it.group().targetGroupArn(), targets(tasks, it)))
                        .orElse(Map.of()));
    }

    private static Stream<Map.Entry<Task, TaskHealth>> live(Map<Task, TaskHealth> tasks) {
        return tasks.entrySet().stream()
                .filter(entry -> entry.getValue() != TaskHealth.STOPPED)
                .sorted(Comparator.comparing(entry -> entry.getKey().id()));
    }

    /** ECS counts a task as running when its container runs; health is the load balancer's matter. */
    private ServiceObservation.Deployment deployment(Deployment deployment, Map<Task, TaskHealth> tasks, Steps steps) {
        var own = live(tasks)
                .map(Map.Entry::getKey)
                .filter(task -> task.deployment().equals(deployment.id()))
                .toList();
        var running =
                (int) own.stream().filter(task -> task.container().isRunning()).count();
        var primary = deployment.status().equals("PRIMARY");
        return new ServiceObservation.Deployment(
                deployment.id(),
                running,
                own.size() - running,
                events.failuresOf(deployment.id()),
                primary && steps.complete());
    }

    private static ServiceObservation.Task task(Task task, TaskHealth health, ServiceView service) {
        var status = task.container().isRunning() ? "RUNNING" : "PENDING";
        var word = switch (health) {
            case HEALTHY -> "HEALTHY";
            case AILING, UNHEALTHY -> "UNHEALTHY";
            case PENDING, STOPPED -> "UNKNOWN";
        };
        return task(task, service, status, "RUNNING", word, null);
    }

    private static ServiceObservation.Task task(
            Task task, ServiceView service, String status, String desired, String health, @Nullable Stop stop) {
        var definition = Optional.ofNullable(service.taskDefinitions().get(task.taskDefinition()))
                .map(TaskPlans::container);
        var container = new TaskContainer(
                definition.map(it -> it.name()).orElse("container"),
                definition.map(it -> it.image()).orElse(""),
                task.container().id(),
                status,
                health,
                task.container().exitCode().orElse(null));
        var created = (double) task.createdAt().getEpochSecond();
        return new ServiceObservation.Task(
                task.id(),
                task.deployment(),
                task.taskDefinition(),
                status,
                desired,
                health,
                created,
                created,
                stop,
                task.container().address(),
                List.of(container));
    }

    private static List<Target> targets(Map<Task, TaskHealth> tasks, Registration registration) {
        return live(tasks)
                .filter(entry -> entry.getKey().container().isRunning())
                .map(entry -> target(entry.getKey(), entry.getValue(), registration))
                .toList();
    }

    private static Target target(Task task, TaskHealth health, Registration registration) {
        var address = task.container().address();
        var port = registration.containerPort();
        return switch (health) {
            case HEALTHY -> new Target(address, port, "healthy", null, null);
            case AILING, UNHEALTHY ->
                new Target(address, port, "unhealthy", "Target.FailedHealthChecks", "Health checks failed");
            case PENDING, STOPPED ->
                new Target(address, port, "initial", "Elb.InitialHealthChecking", "Initial health checks in progress");
        };
    }
}
