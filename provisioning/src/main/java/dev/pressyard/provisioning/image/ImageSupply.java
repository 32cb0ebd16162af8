package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.worker.PhaseContext;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has the engine hold the images that a site needs, building those whose inputs have changed. */
@Component
class ImageSupply {

    private final ImageRecipes recipes;
    private final SiteContents contents;
    private final Images images;
    private final ContainerEngine engine;
    private final ImageBuild build;
    private final BaseTakeOver takeOver;

    ImageSupply(
            ImageRecipes recipes,
            SiteContents contents,
            Images images,
            ContainerEngine engine,
            ImageBuild build,
            BaseTakeOver takeOver) {
        this.recipes = recipes;
        this.contents = contents;
        this.images = images;
        this.engine = engine;
        this.build = build;
        this.takeOver = takeOver;
    }

    /**
     * The site's image, and before it the base it stands on.
     *
     * @throws ImageException if there is no engine, or the image's files cannot be read
     */
    Supplied siteImage(PhaseContext context) throws InterruptedException {
        // Before the base, which takes minutes: whoever mistyped a branch hears of it at once.
        return switch (contents.of(context)) {
            case SiteContents.Known known -> siteImage(context, known);
            case SiteContents.Unknown unknown -> new Supplied.Missing(unknown.why());
        };
    }

    private Supplied siteImage(PhaseContext context, SiteContents.Known known) throws InterruptedException {
        var base = supply(context, recipes.base(context.run()));
        if (!(base instanceof Supplied.AtHand(Image image, String howBase))) {
            return base;
        }
        var site = supply(context, recipes.site(image, known));
        return site instanceof Supplied.AtHand(Image siteImage, String howSite)
                ? new Supplied.AtHand(siteImage, "base %s, site %s".formatted(howBase, howSite))
                : site;
    }

    private Supplied supply(PhaseContext context, ImageRecipe recipe) throws InterruptedException {
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
