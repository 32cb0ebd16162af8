package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.image.ContainerEngine.LocalImage;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The system that base images start from. */
@Component
public class SourceImage {

    private final ImageSettings settings;
    private final ContainerEngine engine;

    SourceImage(ImageSettings settings, ContainerEngine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /** The image's name, such as {@code debian:trixie-slim}. */
    public String name() {
        return settings.sourceImage();
    }

    /** When it was made that this node's engine has; empty if it has none, or there is no engine. */
    public Optional<Instant> createdAt() {
        try {
            return engine.find(name()).map(LocalImage::created);
        } catch (ImageException noEngine) {
            return Optional.empty();
        }
    }
}
