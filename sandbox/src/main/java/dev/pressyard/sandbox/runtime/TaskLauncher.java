package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.registry.Registry;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.Deployment;

/** Makes a task's container in the engine, which gets the image from the registry if need be. */
record TaskLauncher(Engine engine, Registry registry, TaskPlans plans) implements TaskStarts.Launch {

    @Override
    public void launch(ServiceView service, Deployment deployment, Round round) throws InterruptedException {
        var arn = deployment.taskDefinition();
        var definition = Objects.requireNonNull(service.taskDefinitions().get(arn), arn);
        var image = present(TaskPlans.container(definition).image());
        engine.start(plans.plan(service, deployment.id(), arn, image, round));
    }

    /** The name by which the engine has an image. */
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
