package dev.pressyard.provisioning.upkeep;

import dev.pressyard.provisioning.image.Image;
import dev.pressyard.provisioning.image.Images;
import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.PhaseWork;
import dev.pressyard.provisioning.worker.StepExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Asks the package archive, by apt's own reckoning, which packages of the newest base a rebuild would update. */
@Component
class PackageCheck implements PhaseWork {

    /** A line that {@code packer/outdated.sh} prints. */
    private static final Pattern LINE =
            Pattern.compile("\\{\"package\":\"([^\"]+)\",\"installed\":\"([^\"]+)\",\"candidate\":\"([^\"]+)\"}");

    private final Images images;
    private final PackageUpdates updates;
    private final Installation installation;

    PackageCheck(Images images, PackageUpdates updates, Installation installation) {
        this.images = images;
        this.updates = updates;
        this.installation = installation;
    }

    @Override
    public Phase phase() {
        return Phase.IMAGE;
    }

    @Override
    public boolean serves(RunKind kind) {
        return kind == RunKind.IMAGE_CHECK;
    }

    @Override
    public PhaseOutcome perform(PhaseContext context) throws InterruptedException {
        var base = images.newestBase();
        return base.isPresent()
                ? look(context, base.get())
                : new PhaseOutcome.Failed(
                        "There is no base image to look into yet.", null, "Build one, or create a site, first.");
    }

    private PhaseOutcome look(PhaseContext context, Image base) throws InterruptedException {
        context.say("Asking the package archive what it has newer than %s.".formatted(base.name()));
        var exit = context.step("packages", () -> command(base), Redaction::ofPatterns);
        return switch (exit) {
            case StepExit.Exited(int code, Path output) when code == 0 -> noted(context, base, read(output));
            case StepExit.Exited(int _, Path output) ->
                new PhaseOutcome.Failed(
                        "The package archive could not be asked.",
                        read(output).strip(),
                        "See that the image is in this node's engine and containers reach the archive, then retry.");
            case StepExit.Canceled _ -> new PhaseOutcome.Canceled("canceled");
            case StepExit.Lost(String reason, Path _) ->
                new PhaseOutcome.Failed("The look was lost: " + reason, null, "Retry.");
        };
    }

    private PhaseOutcome noted(PhaseContext context, Image base, String output) {
        var found = parse(output);
        updates.replace(base.id(), found, context.run().identifier());
        return new PhaseOutcome.Succeeded(
                found.isEmpty()
                        ? "all packages are current"
                        : "a rebuild would update %d packages".formatted(found.size()));
    }

    static List<PackageUpdate> parse(String output) {
        return output.lines()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new PackageUpdate(line.group(1), line.group(2), line.group(3)))
                .toList();
    }

    private Command command(Image base) {
        return new Command(List.of("packer/outdated.sh", base.engineId()), installation.home(), Map.of());
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
