package dev.pressyard.portal.image;

import dev.pressyard.provisioning.image.ImageDetails;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * What an image was when it was built, as its page shows it.
 *
 * @param because why it was built, such as {@code None had been built before}; empty if that is not known
 */
record DetailsView(String because, Map<String, String> labels, List<LayerView> layers) {

    static DetailsView of(ImageDetails details) {
        return new DetailsView(
                StringUtils.capitalize(past(details.because())),
                new TreeMap<>(details.labels()),
                details.layers().stream()
                        .map(layer -> new LayerView(
                                layer.holds(), DataSize.ofBytes(layer.size()).toMegabytes()))
                        .toList());
    }

    /** The build wrote down what was so at the time. */
    private static String past(String because) {
        return because.replace("there is none", "there was none").replace("no longer has it", "no longer had it");
    }

    /** @param megabytes uncompressed, in mebibytes */
    record LayerView(String holds, long megabytes) {}
}
