package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.worker.PhaseContext;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the engine holds of the images on record; what it lacks is taken over or built. */
@Component
class ImageStock {

    private final Images images;
    private final ContainerEngine engine;
    private final ImageBuild build;
    private final BaseTakeOver takeOver;

    ImageStock(Images images, ContainerEngine engine, ImageBuild build, BaseTakeOver takeOver) {
        this.images = images;
        this.engine = engine;
        this.build = build;
        this.takeOver = takeOver;
    }

    /**
     * The image of a recipe.
     *
     * @throws ImageException if there is no engine
     */
    Supplied supply(PhaseContext context, ImageRecipe recipe) throws InterruptedException {
        var present = atHand(recipe);
        if (present.isPresent()) {
            context.say("The %s image is unchanged: %s.".formatted(recipe.kind().word(), recipe.name()));
            return present.get();
        }
        return build.inTurn(context, recipe, () -> atHand(recipe).or(() -> takenOver(context, recipe)));
    }

    private Optional<Supplied> takenOver(PhaseContext context, ImageRecipe recipe) {
        return takeOver.find(context, recipe).map(image -> new Supplied.AtHand(image, "taken over"));
    }

    private Optional<Supplied> atHand(ImageRecipe recipe) {
        return images.find(recipe.kind(), recipe.inputs().hash())
                .filter(image -> engine.find(image.engineId()).isPresent())
                .map(image -> new Supplied.AtHand(image, "reused"));
    }
}
