package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The images that the engine has or can get. */
public final class EngineImages {

    private static final int PULL_MINUTES = 10;

    private final DockerClient client;

    EngineImages(DockerClient client) {
        this.client = client;
    }

    public boolean has(String reference) {
        return id(reference).isPresent();
    }

    /** The id of an image that the engine has, by any of its names. */
    public Optional<String> id(String reference) {
        try {
            return Optional.ofNullable(client.inspectImageCmd(reference).exec().getId());
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    /**
     * Gets an image from its registry.
     *
     * @param reference with host, port and digest
     */
    public void pull(String reference) throws InterruptedException {
        if (!client.pullImageCmd(reference).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    "The pull of %s took longer than %d minutes".formatted(reference, PULL_MINUTES));
        }
    }

    /** The id of the youngest image with these labels. */
    public Optional<String> youngest(Map<String, String> labels) {
        List<Image> images = client.listImagesCmd().withLabelFilter(labels).exec();
        return images.stream().max(Comparator.comparing(Image::getCreated)).map(Image::getId);
    }
}
