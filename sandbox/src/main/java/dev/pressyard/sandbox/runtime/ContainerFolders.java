package dev.pressyard.sandbox.runtime;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.pressyard.sandbox.engine.ContainerPlan;
import dev.pressyard.sandbox.engine.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.efs.model.CreationInfo;

/**
 * What a portal that is not root has the engine do for it: a container that lives for a moment, and is root in the one
 * folder above.
 *
 * @param image the id of an image with a shell; empty while there is none
 */
record ContainerFolders(Engine engine, Supplier<Optional<String>> image) implements OwnedFolders {

    private static final String MAKE = """
            mkdir -p "/above/$1.new" && chown "$2" "/above/$1.new" && chmod "$3" "/above/$1.new" \
            && mv -T "/above/$1.new" "/above/$1"
            """;
    private static final String REMOVE = "rm -rf \"/above/$1\"";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public void make(Path folder, CreationInfo owner) {
        run(MAKE, folder, List.of("%d:%d".formatted(owner.ownerUid(), owner.ownerGid()), owner.permissions()));
    }

    @Override
    public void remove(Path folder) {
        run(REMOVE, folder, List.of());
    }

    private void run(String script, Path folder, List<String> arguments) {
        var id = image.get().orElseThrow(() -> new IllegalStateException("There is no image to make folders with"));
        var exit = ended(plan(id, script, folder, arguments));
        if (exit != 0) {
            throw new IllegalStateException(
                    "The engine could not make or remove %s: exit code %d".formatted(folder, exit));
        }
    }

    private int ended(ContainerPlan plan) {
        try {
            return engine.run(plan, PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static ContainerPlan plan(String image, String script, Path folder, List<String> arguments) {
        var above = Objects.requireNonNull(folder.toAbsolutePath().getParent(), "the folder above");
        var command =
                new ArrayList<>(List.of("-c", script, "sh", folder.getFileName().toString()));
        command.addAll(arguments);
        var host = HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withBinds(new Bind(above.toString(), new Volume("/above")));
        return new ContainerPlan(
                "folders-" + UUID.randomUUID(),
                image,
                List.of("sh"),
                command,
                Optional.of("0:0"),
                Map.of(),
                Map.of(),
                host,
                List.of(),
                Optional.empty(),
                1);
    }
}
