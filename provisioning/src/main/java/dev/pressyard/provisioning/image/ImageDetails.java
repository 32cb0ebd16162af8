package dev.pressyard.provisioning.image;

import java.util.List;
import java.util.Map;

/**
 * What an image was when it was built.
 *
 * @param because why it was built
 * @param labels its labels
 * @param layers from the lowest
 */
public record ImageDetails(String because, Map<String, String> labels, List<Layer> layers) {

    /**
     * A layer; the system that a base starts from counts as one.
     *
     * @param size bytes, uncompressed
     * @param holds what is in it, for people
     */
    public record Layer(long size, String holds) {}
}
