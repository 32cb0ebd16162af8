package dev.pressyard.sandbox.registry;

import dev.pressyard.provisioning.image.ImageRegistry;
import dev.pressyard.provisioning.image.PushAccess;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetSession;
import java.util.Optional;

/** Where the images of the sandbox's sites are pushed: the registry on loopback, under the path that ECR would have. */
record SandboxRegistry(Registry registry) implements ImageRegistry {

    @Override
    public TargetKind kind() {
        return TargetKind.SANDBOX;
    }

    @Override
    public Optional<PushAccess> access(TargetSession session, String repositoryUrl) {
        return registry.localName(repositoryUrl).map(name -> new PushAccess(name, Optional.empty()));
    }
}
