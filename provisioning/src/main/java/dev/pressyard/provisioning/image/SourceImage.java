package dev.pressyard.provisioning.image;

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

    /** Whether this node's engine has it; not, if there is no engine. */
    public boolean isHere() {
        try {
            return engine.find(name()).isPresent();
        } catch (ImageException noEngine) {
            return false;
        }
    }
}
