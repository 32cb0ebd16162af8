package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.worker.PhaseContext;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings an image to where a target's tasks look for it, and notes by what name they will find it. */
@Component
class ImageDelivery {

    private final List<ImageRegistry> registries;
    private final ContainerEngine engine;
    private final RegistryManifests manifests;
    private final TargetPlatform platform;
    private final Images images;
    private final ImageTurn turn;

    ImageDelivery(
            List<ImageRegistry> registries,
            ContainerEngine engine,
            RegistryManifests manifests,
            TargetPlatform platform,
            Images images,
            ImageTurn turn) {
        this.registries = registries;
        this.engine = engine;
        this.manifests = manifests;
        this.platform = platform;
        this.images = images;
        this.turn = turn;
    }

    /**
     * Pushes an image, unless the target has no registry.
     *
     * @throws ImageException if the target's platform is not there, or its registry refuses
     */
    void deliver(PhaseContext context, Image image) throws InterruptedException {
        var repository = platform.repositoryFor(context.run());
        var access = access(repository);
        var digest = access.isPresent() ? pushed(context, image, access.get()) : kept(context, image);
        images.use(context.run().identifier(), image, repository.url() + "@" + digest);
    }

    private Optional<PushAccess> access(TargetPlatform.Repository repository) {
        return registries.stream()
                .filter(registry -> registry.kind() == repository.kind())
                .findFirst()
                .flatMap(registry -> registry.access(repository.session(), repository.url()));
    }

    /** One at a time: Docker's registry answers 500 where two bring the same layer in the same instant. */
    private String pushed(PhaseContext context, Image image, PushAccess access) throws InterruptedException {
        return turn.take(
                access.repository(),
                context.run(),
                () -> context.say("Another run pushes to %s first.".formatted(access.repository())),
                () -> push(context, image, access));
    }

    private String push(PhaseContext context, Image image, PushAccess access) throws InterruptedException {
        context.say("Pushing %s to %s.".formatted(image.name(), access.repository()));
        var digest = engine.push(image.engineId(), image.hash(), access);
        context.say("The registry holds it as %s.".formatted(digest));
        manifests.compressedSize(access, digest).ifPresent(size -> images.compressed(image, size));
        return digest;
    }

    private static String kept(PhaseContext context, Image image) {
        context.say("The target has no registry behind its API; the image stays in this node's engine as %s."
                .formatted(image.engineId()));
        return image.engineId();
    }
}
