package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.StepExit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Builds images with Packer, each once, whoever asks for it. */
@Component
class ImageBuild {

    private final Installation installation;
    private final ImageSettings settings;
    private final ImageTurn turn;
    private final BuildRecords records;
    private final BuildFailures failures;
    private final Clock clock;

    ImageBuild(
            Installation installation,
            ImageSettings settings,
            ImageTurn turn,
            BuildRecords records,
            BuildFailures failures,
            Clock clock) {
        this.installation = installation;
        this.settings = settings;
        this.turn = turn;
        this.records = records;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * Builds an image when it is this worker's turn, unless it has been built meanwhile.
     *
     * @param builtMeanwhile looks for it once the turn has come
     */
    Supplied inTurn(PhaseContext context, ImageRecipe recipe, Supplier<Optional<Supplied>> builtMeanwhile)
            throws InterruptedException {
        return turn.take(
                recipe.name(),
                context.run(),
                () -> context.say("Another run is building the %s image %s; waiting for it."
                        .formatted(recipe.kind().word(), recipe.name())),
                () -> {
                    var meanwhile = builtMeanwhile.get();
                    return meanwhile.isPresent() ? meanwhile.get() : build(context, recipe);
                });
    }

    private Supplied build(PhaseContext context, ImageRecipe recipe) throws InterruptedException {
        var because = records.reason(recipe, context.run());
        context.say("Building the %s image %s: %s.".formatted(recipe.kind().word(), recipe.name(), because));
        var begun = clock.instant();
        var exit = context.step(recipe.kind().word(), () -> command(context.folder(), recipe), Redaction::ofPatterns);
        return switch (exit) {
            case StepExit.Exited(int code, Path output) ->
                code == 0 ? built(context, recipe, because, begun) : new Supplied.Missing(failures.of(recipe, output));
            case StepExit.Canceled _ -> new Supplied.Missing(new PhaseOutcome.Canceled("build interrupted"));
            case StepExit.Lost(String reason, Path _) ->
                throw new ImageException("The build was lost: " + reason, null);
        };
    }

    private Supplied built(PhaseContext context, ImageRecipe recipe, String because, Instant begun) {
        var took = Duration.between(begun, clock.instant());
        var parent = recipe.parent();
        var image = records.add(
                recipe,
                context.run(),
                because,
                bill(context.folder(), recipe.kind()),
                local -> new Image(
                        UUID.randomUUID(),
                        recipe.kind(),
                        recipe.inputs().hash(),
                        parent == null ? null : parent.id(),
                        local.id(),
                        local.size(),
                        null,
                        context.run().identifier().number(),
                        clock.instant(),
                        took));
        return new Supplied.AtHand(
                image, "built in %d:%02d (%s)".formatted(took.toMinutes(), took.toSecondsPart(), because));
    }

    private static Path bill(Path folder, ImageKind kind) {
        return folder.resolve(kind.word() + "-sbom.cdx.json");
    }

    private Command command(Path folder, ImageRecipe recipe) {
        var word = recipe.kind().word();
        var variables = new TreeMap<>(recipe.variables());
        variables.put("repository", recipe.kind().repository());
        variables.put("tag", recipe.inputs().hash());
        variables.put("inputs", recipe.inputs().hash());
        variables.put("manifest", folder.resolve(word + "-manifest.json").toString());
        variables.put("revision", settings.revision());
        variables.put("sbom", bill(folder, recipe.kind()).toString());
        var arguments = new ArrayList<>(List.of(settings.packer(), "build"));
        variables.forEach((name, value) -> arguments.addAll(List.of("-var", name + "=" + value)));
        arguments.add("packer/" + word + "/template.pkr.hcl");
        return new Command(
                arguments,
                installation.home(),
                Map.of(
                        "CHECKPOINT_DISABLE", "1",
                        "ANSIBLE_LOCAL_TEMP", folder.resolve("ansible").toString(),
                        "PACKER_CACHE_DIR", folder.resolve("packer").toString()));
    }
}
