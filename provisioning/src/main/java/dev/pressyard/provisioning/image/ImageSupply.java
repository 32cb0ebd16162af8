package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.worker.PhaseContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the engine hold the images that a site needs, building those whose inputs have changed. */
@Component
class ImageSupply {

    private final Installation installation;
    private final ImageSettings settings;
    private final Images images;
    private final ContainerEngine engine;
    private final ImageBuild build;

    ImageSupply(
            Installation installation,
            ImageSettings settings,
            Images images,
            ContainerEngine engine,
            ImageBuild build) {
        this.installation = installation;
        this.settings = settings;
        this.images = images;
        this.engine = engine;
        this.build = build;
    }

    /**
     * The site's image, and before it the base it stands on.
     *
     * @throws ImageException if there is no engine, or the image's files cannot be read
     */
    Supplied siteImage(PhaseContext context) throws InterruptedException {
        var base = supply(context, base());
        if (!(base instanceof Supplied.AtHand(Image image, String howBase))) {
            return base;
        }
        var site = supply(context, site(image));
        return site instanceof Supplied.AtHand(Image siteImage, String howSite)
                ? new Supplied.AtHand(siteImage, "base %s, site %s".formatted(howBase, howSite))
                : site;
    }

    private ImageRecipe base() {
        var source = engine.find(settings.sourceImage())
                .orElseThrow(() -> new ImageException(
                        "The engine has no image " + settings.sourceImage()
                                + " to start from; run ./pressyard up, or pull it",
                        null));
        return recipe(
                ImageKind.BASE,
                Map.of("source_image", settings.sourceImage()),
                Map.of("source_image", source.id()),
                null);
    }

    private ImageRecipe site(Image base) {
        var variables = new TreeMap<String, String>();
        putIfPresent(variables, "wordpress_version", settings.wordpressVersion());
        putIfPresent(variables, "wordpress_archive_url", settings.wordpressArchiveUrl());
        putIfPresent(variables, "wordpress_archive_sha256", settings.wordpressArchiveSha256());
        var deciding = new HashMap<>(variables);
        // The same archive makes the same image wherever it lies.
        if (settings.wordpressArchiveSha256() != null) {
            deciding.remove("wordpress_archive_url");
        }
        deciding.put("base_image", base.hash());
        variables.put("base_image", base.name());
        return recipe(ImageKind.SITE, variables, deciding, base);
    }

    private ImageRecipe recipe(
            ImageKind kind, Map<String, String> variables, Map<String, String> deciding, @Nullable Image parent) {
        var parts = new TreeMap<String, String>();
        new InputFiles(installation.home()).digests(kind).forEach(parts::put);
        deciding.forEach((name, value) -> parts.put("variable " + name, value));
        return new ImageRecipe(kind, new ImageInputs(parts), variables, parent);
    }

    private static void putIfPresent(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    private Supplied supply(PhaseContext context, ImageRecipe recipe) throws InterruptedException {
        var present = atHand(recipe);
        if (present.isPresent()) {
            context.say("The %s image is unchanged: %s.".formatted(recipe.kind().word(), recipe.name()));
            return present.get();
        }
        return build.inTurn(context, recipe, () -> atHand(recipe));
    }

    private Optional<Supplied> atHand(ImageRecipe recipe) {
        return images.find(recipe.kind(), recipe.inputs().hash())
                .filter(image -> engine.find(image.engineId()).isPresent())
                .map(image -> new Supplied.AtHand(image, "reused"));
    }
}
