package dev.pressyard.portal.image;

import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bills of materials.
 *
 * @see <a href="https://cyclonedx.org/docs/1.5/json/">CycloneDX 1.5</a>
 */
@Component
class BillsOfMaterials {

    private static final String DEBIAN = "pkg:deb/";

    /** What a bill has for the version of a part that names none. */
    private static final String UNKNOWN = "unknown";

    private final JsonMapper json;

    BillsOfMaterials(JsonMapper json) {
        this.json = json;
    }

    BillView read(String bill) {
        var parts = StreamSupport.stream(json.readTree(bill).path("components").spliterator(), false)
                .map(BillsOfMaterials::part)
                .sorted(Comparator.comparing(PartView::name))
                .toList();
        return new BillView(
                parts.stream().filter(part -> !part.isPackage()).toList(),
                parts.stream().filter(PartView::isPackage).toList());
    }

    private static PartView part(JsonNode component) {
        return new PartView(
                component.path("name").asString(""),
                component
                        .path("version")
                        .asStringOpt()
                        .filter(version -> !version.equals(UNKNOWN))
                        .orElse(null),
                component.path("purl").asString("").startsWith(DEBIAN));
    }

    /**
     * What is in an image.
     *
     * @param code WordPress, its themes and plugins
     * @param packages of the system
     */
    record BillView(List<PartView> code, List<PartView> packages) {}

    /**
     * A part of an image.
     *
     * @param version absent if the part names none
     */
    record PartView(String name, @Nullable String version, boolean isPackage) {}
}
