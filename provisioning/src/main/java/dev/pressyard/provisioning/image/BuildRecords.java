package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.image.ContainerEngine.LocalImage;
import dev.pressyard.provisioning.image.ImageDetails.Layer;
import dev.pressyard.provisioning.worker.RunDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** Why an image has to be built, in a few words that may follow "because of". */
    String reason(ImageRecipe recipe, RunDetails run) {
        if (images.find(recipe.kind(), recipe.inputs().hash()).isPresent()) {
            return "the engine no longer has it";
        }
        return earlier(recipe, run)
                .map(earlier -> words(recipe.inputs().differences(earlier), recipe.inputs(), earlier))
                .orElse("none had been built before");
    }

    /** What the same site had before, or else the newest of the kind. */
    private Optional<ImageInputs> earlier(ImageRecipe recipe, RunDetails run) {
        var own = recipe.kind() == ImageKind.SITE
                ? run.site().flatMap(images::latestInputsOfSite)
                : Optional.<ImageInputs>empty();
        return own.or(() -> images.latestInputs(recipe.kind()));
    }

    private static String words(SortedSet<String> changed, ImageInputs now, ImageInputs earlier) {
        var named = changed.stream()
                .limit(NAMED_DIFFERENCES)
                .map(name -> words(name, earlier.parts().get(name), now.parts().get(name)))
                .collect(Collectors.joining(", "));
        var more = changed.size() - NAMED_DIFFERENCES;
        return "changed: " + named + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private static String words(String name, @Nullable String before, @Nullable String after) {
        if (before == null) {
            return name + " (new)";
        }
        if (after == null) {
            return name + " (gone)";
        }
        return name.endsWith("version") ? "%s (%s, was %s)".formatted(name, after, before) : name;
    }

    /**
     * Notes what a build left in the engine.
     *
     * @param bill the file with the bill of materials, if there is one
     */
    Image add(ImageRecipe recipe, RunDetails run, String because, Path bill, Function<LocalImage, Image> describe) {
        var local = engine.find(recipe.name())
                .orElseThrow(() -> new ImageException(
                        "Run %s: Packer ended well, but the engine has no %s"
                                .formatted(run.identifier(), recipe.name()),
                        null));
        return add(recipe, local, because, read(bill), describe.apply(local));
    }

    /** Notes an image that the engine holds, with the text of its bill of materials if it has one. */
    Image add(ImageRecipe recipe, LocalImage local, String because, @Nullable String bill, Image image) {
        return images.add(
                image, recipe.inputs(), new ImageDetails(because, local.labels(), layers(recipe, local)), bill);
    }

    /** Packer makes one layer of each build, on top of those that it started from. */
    private List<Layer> layers(ImageRecipe recipe, LocalImage local) {
        var layers = new ArrayList<>(lowerLayers(recipe));
        var below = layers.stream().mapToLong(Layer::size).sum();
        layers.add(new Layer(local.size() - below, recipe.kind().content()));
        return List.copyOf(layers);
    }

    private List<Layer> lowerLayers(ImageRecipe recipe) {
        var parent = recipe.parent();
        if (parent != null) {
            return images.details(parent.id()).layers();
        }
        var source = recipe.variables().getOrDefault("source_image", "");
        return engine.find(source).map(it -> new Layer(it.size(), source)).stream()
                .toList();
    }

    private static @Nullable String read(Path bill) {
        try {
            return Files.exists(bill) ? Files.readString(bill) : null;
        } catch (IOException failure) {
            throw new ImageException("The bill of materials cannot be read: " + bill, failure);
        }
    }
}
