package dev.pressyard.provisioning.upkeep;

import dev.pressyard.provisioning.image.HeldBases;
import dev.pressyard.provisioning.image.Image;
import dev.pressyard.provisioning.image.ImageException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Asks the package archive, by apt's own reckoning, which packages a rebuild would update: of the newest base, and of
 * those that the images in use stand on.
 */
@Component
class PackageCheck implements PhaseWork {

    /** A line that {@code packer/outdated.sh} prints. */
    private static final Pattern LINE =
            Pattern.compile("\\{\"package\":\"([^\"]+)\",\"installed\":\"([^\"]+)\",\"candidate\":\"([^\"]+)\"}");

    private final HeldBases bases;
    private final PackageUpdates updates;
    private final Installation installation;

    PackageCheck(HeldBases bases, PackageUpdates updates, Installation installation) {
        this.bases = bases;
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
        try {
            return look(context, bases.find());
        } catch (ImageException failure) {
            return new PhaseOutcome.Failed(
                    Objects.requireNonNull(failure.getMessage()), null, "Mend what it says, then retry.");
        }
    }

    private PhaseOutcome look(PhaseContext context, List<Image> held) throws InterruptedException {
        PhaseOutcome outcome = new PhaseOutcome.Failed(
                "This node's engine holds no base image to look into.", null, "Build one, or create a site, first.");
        var found = new ArrayList<String>();
        for (var base : held) {
            outcome = look(context, base);
            if (!(outcome instanceof PhaseOutcome.Succeeded(String words))) {
                return outcome;
            }
            found.add(held.size() == 1 ? words : "base %s: %s".formatted(base.hash(), words));
        }
        return found.isEmpty() ? outcome : new PhaseOutcome.Succeeded(String.join("; ", found));
    }

    private PhaseOutcome look(PhaseContext context, Image base) throws InterruptedException {
        context.say("Asking the package archive what it has newer than %s.".formatted(base.name()));
        var exit = context.step("packages-" + base.hash(), () -> command(base), Redaction::ofPatterns);
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
