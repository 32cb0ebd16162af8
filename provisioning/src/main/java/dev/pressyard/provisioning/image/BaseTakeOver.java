package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.image.ContainerEngine.LocalImage;
import dev.pressyard.provisioning.worker.PhaseContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes over a base of the same inputs that the engine holds and this installation does not know: one before it, or
 * beside it on the same engine, has built it. A base holds nothing that belongs to anybody; a site's image does, and is
 * never taken over.
 */
@Component
class BaseTakeOver {

    /** Where both images keep their bill of materials: the Ansible role {@code bill_of_materials}. */
    private static final String BILL = "/usr/share/pressyard/sbom.cdx.json";

    private final ContainerEngine engine;
    private final BuildRecords records;

    BaseTakeOver(ContainerEngine engine, BuildRecords records) {
        this.engine = engine;
        this.records = records;
    }

    /** The image, on record from now on; empty if the engine has none that says of itself that it is this one. */
    Optional<Image> find(PhaseContext context, ImageRecipe recipe) {
        return recipe.kind() == ImageKind.BASE
                ? engine.find(recipe.name())
                        .filter(local -> saysItIs(local.labels(), recipe))
                        .map(local -> takeOver(context, recipe, local))
                : Optional.empty();
    }

    private static boolean saysItIs(Map<String, String> labels, ImageRecipe recipe) {
        return recipe.kind().word().equals(labels.get("dev.pressyard.kind"))
                && recipe.inputs().hash().equals(labels.get("dev.pressyard.inputs"));
    }

    private Image takeOver(PhaseContext context, ImageRecipe recipe, LocalImage local) {
        context.say("The engine holds the base image %s, built from the same inputs at %s: taking it over."
                .formatted(recipe.name(), local.created()));
        return records.add(
                recipe,
                local,
                "taken over from the engine, which had it already",
                engine.read(local.id(), BILL).orElse(null),
                new Image(
                        UUID.randomUUID(),
                        recipe.kind(),
                        recipe.inputs().hash(),
                        null,
                        local.id(),
                        local.size(),
                        null,
                        context.run().identifier().number(),
                        local.created(),
                        Duration.ZERO));
    }
}
