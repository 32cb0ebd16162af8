package dev.pressyard.portal.image;

import dev.pressyard.provisioning.image.ImageDetails;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.unit.DataSize;

/** What an image was when it was built, as its page shows it. */
record DetailsView(String because, Map<String, String> labels, List<LayerView> layers) {

    static DetailsView of(ImageDetails details) {
        return new DetailsView(
                details.because(),
                new TreeMap<>(details.labels()),
                details.layers().stream()
                        .map(layer -> new LayerView(
                                layer.holds(), DataSize.ofBytes(layer.size()).toMegabytes()))
                        .toList());
    }

    /** @param megabytes uncompressed, in mebibytes */
    record LayerView(String holds, long megabytes) {}
}
