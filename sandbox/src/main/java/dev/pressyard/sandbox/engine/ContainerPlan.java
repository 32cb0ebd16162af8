package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to be made.
 *
 * @param name without the installation, which is added
 * @param image a reference that the engine has
 * @param entryPoint instead of the image's; empty for the image's
 * @param command instead of the image's; empty for the image's
 * @param user instead of the image's, as {@code uid:gid}; empty for the image's
 * @param environment variables; they may hold secrets, as on ECS the engine knows them
 * @param aliases names by which containers of the same network find it
 * @param stopSeconds how long it is given to end before it is killed
 */
public record ContainerPlan(
        String name,
        String image,
        List<String> entryPoint,
        List<String> command,
        Optional<String> user,
        Map<String, String> environment,
        Map<String, String> labels,
        HostConfig host,
        List<String> aliases,
        Optional<HealthCheck> healthCheck,
        int stopSeconds) {

    @Override
    public String toString() {
        return "ContainerPlan[" + name + ", " + image + "]";
    }
}
