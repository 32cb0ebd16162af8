package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.code.ArchiveAddress;
import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how images would be made now: of which files, by which variables. */
@Component
class ImageRecipes {

    /** The run that took the packages of the day; what it took is kept until another takes newer ones. */
    private static final String PACKAGES = "packages taken anew by run";

    private final Installation installation;
    private final ImageSettings settings;
    private final Images images;
    private final ContainerEngine engine;

    ImageRecipes(Installation installation, ImageSettings settings, Images images, ContainerEngine engine) {
        this.installation = installation;
        this.settings = settings;
        this.images = images;
        this.engine = engine;
    }

    /**
     * The base; with the packages of today if the run is there to build images.
     *
     * @throws ImageException if there is no engine, or nothing to start from
     */
    ImageRecipe base(RunDetails run) {
        var source = engine.find(settings.sourceImage())
                .orElseThrow(() -> new ImageException(
                        "The engine has no image " + settings.sourceImage()
                                + " to start from; run ./pressyard up, or pull it",
                        null));
        var deciding = new HashMap<>(Map.of("system to start from", source.id()));
        packages(run).ifPresent(it -> deciding.put(PACKAGES, it));
        return recipe(ImageKind.BASE, Map.of("source_image", settings.sourceImage()), deciding, null);
    }

    private Optional<String> packages(RunDetails run) {
        return run.kind() == RunKind.IMAGE_BUILD
                ? Optional.of(run.identifier().toString())
                : images.latestInputs(ImageKind.BASE)
                        .map(inputs -> inputs.parts().get(PACKAGES));
    }

    /** A site's image on a base. */
    ImageRecipe site(Image base, SiteContents.Known contents) {
        var variables = new TreeMap<>(contents.variables());
        variables.put("base_image", base.name());
        // A file that was sent is in the database already.
        if (!ArchiveAddress.isLocal(variables.getOrDefault("site_code_archive_url", ""))) {
            variables.put("download_cache", installation.dataFolder("downloads").toString());
        }
        var deciding = new HashMap<>(contents.deciding());
        deciding.put("base image", base.hash());
        return recipe(ImageKind.SITE, variables, deciding, base);
    }

    private ImageRecipe recipe(
            ImageKind kind, Map<String, String> variables, Map<String, String> deciding, @Nullable Image parent) {
        var parts = new TreeMap<>(new InputFiles(installation.home()).digests(kind.word()));
        parts.putAll(deciding);
        return new ImageRecipe(kind, new ImageInputs(parts), variables, parent);
    }
}
