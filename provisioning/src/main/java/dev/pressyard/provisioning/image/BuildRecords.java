package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.run.RunIdentifier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is on record of builds: why the next is needed, and what the last one made. */
@Component
class BuildRecords {

    private static final int NAMED_DIFFERENCES = 5;

    private final Images images;
    private final ContainerEngine engine;

    BuildRecords(Images images, ContainerEngine engine) {
        this.images = images;
        this.engine = engine;
    }

    /** Why an image has to be built, in a sentence for the log. */
    String reason(ImageRecipe recipe) {
        var kind = recipe.kind().word();
        var known = images.find(recipe.kind(), recipe.inputs().hash());
        if (known.isPresent()) {
            return "Building the %s image %s: it was built before, but the engine no longer has it."
                    .formatted(kind, recipe.name());
        }
        return images.latestInputs(recipe.kind())
                .map(earlier -> recipe.inputs().differences(earlier))
                .map(changed -> "Building the %s image %s: %d inputs changed, %s."
                        .formatted(
                                kind,
                                recipe.name(),
                                changed.size(),
                                changed.stream().limit(NAMED_DIFFERENCES).collect(Collectors.joining(", "))))
                .orElse("Building the %s image %s: there is none yet.".formatted(kind, recipe.name()));
    }

    /** Notes what a build left in the engine. */
    Image add(ImageRecipe recipe, RunIdentifier run, Function<ContainerEngine.LocalImage, Image> describe) {
        var local = engine.find(recipe.name())
                .orElseThrow(() -> new ImageException(
                        "Run %s: Packer ended well, but the engine has no %s".formatted(run, recipe.name()), null));
        return images.add(describe.apply(local), recipe.inputs());
    }
}
