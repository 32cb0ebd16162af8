package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.registry.Registry;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.ecs.model.Deployment;

/** Starts tasks, and knows those that the engine does not list yet. */
final class TaskStarts {

    private final Engine engine;
    private final Registry registry;
    private final Chores chores;
    private final TaskPlans plans;
    private final ServiceEvents events;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    TaskStarts(Engine engine, Registry registry, Chores chores, TaskPlans plans, ServiceEvents events) {
        this.engine = engine;
        this.registry = registry;
        this.chores = chores;
        this.plans = plans;
        this.events = events;
    }

    /**
     * How many are being started, by deployment. Taken before the engine's list: a task may be in both, but in one at
     * least.
     */
    Map<String, Integer> underWay() {
        return Map.copyOf(underWay);
    }

    void start(ServiceView service, Deployment deployment, Round round) {
        underWay.merge(deployment.id(), 1, Integer::sum);
        chores.begin(
                "Start of task %d of %s"
                        .formatted(number.incrementAndGet(), service.service().serviceName()),
                () -> {
                    try {
                        start(service, deployment, deployment.taskDefinition(), round);
                        events.add(service.arn(), "has started 1 tasks.");
                    } catch (RuntimeException failure) {
                        events.addFailure(
                                service.arn(), deployment.id(), "was unable to start a task: " + failure.getMessage());
                        throw failure;
                    } finally {
                        underWay.computeIfPresent(deployment.id(), (_, count) -> count == 1 ? null : count - 1);
                    }
                });
    }

    private void start(ServiceView service, Deployment deployment, String definitionArn, Round round)
            throws InterruptedException {
        var definition = Objects.requireNonNull(service.taskDefinitions().get(definitionArn), definitionArn);
        var image = present(TaskPlans.container(definition).image());
        engine.start(plans.plan(service, deployment.id(), definitionArn, image, round));
    }

    /** The name by which the engine has an image, fetched from the registry if need be. */
    private String present(String reference) throws InterruptedException {
        var name = registry.localName(reference).orElse(reference);
        var images = engine.images();
        if (images.has(name)) {
            return name;
        }
        // Without a registry the image that was built stays in the engine, and its digest is the engine's own.
        var digest = reference.substring(reference.indexOf('@') + 1);
        if (images.has(digest)) {
            return digest;
        }
        images.pull(name);
        return name;
    }
}
