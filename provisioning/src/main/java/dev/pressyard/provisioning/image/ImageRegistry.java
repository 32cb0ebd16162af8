package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetSession;
import java.util.Optional;

/** Where the images of a kind of target are kept. AWS' is here; the sandbox brings its own. */
public interface ImageRegistry {

    TargetKind kind();

    /**
     * How to push to the repository that a target's platform made.
     *
     * @param repositoryUrl as the target's tasks name it: host, path
     * @return empty if nothing takes images there, as behind a bare control plane; then the image stays in the engine
     */
    Optional<PushAccess> access(TargetSession session, String repositoryUrl);
}
