package dev.pressyard.portal.image;

import dev.pressyard.provisioning.image.Image;
import dev.pressyard.provisioning.image.Images;
import dev.pressyard.provisioning.upkeep.PackageUpdates;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** One image: why it was built, what is in it. */
@Controller
@RequestMapping("/images/{id}")
class ImageController {

    /**
     * @see <a href="https://www.iana.org/assignments/media-types/application/vnd.cyclonedx+json">the type at IANA</a>
     */
    private static final MediaType CYCLONE_DX = MediaType.parseMediaType("application/vnd.cyclonedx+json");

    private final Images images;
    private final PackageUpdates updates;
    private final BillsOfMaterials bills;

    ImageController(Images images, PackageUpdates updates, BillsOfMaterials bills) {
        this.images = images;
        this.updates = updates;
        this.bills = bills;
    }

    @GetMapping
    String page(@PathVariable UUID id, Model model) {
        var image = existing(id);
        model.addAttribute("image", ImageRow.of(image, images.usedBy(image)));
        model.addAttribute("details", DetailsView.of(images.details(id)));
        var base = image.parent().flatMap(images::find);
        model.addAttribute(
                "standsOn",
                base.map(found -> ImageRow.of(found, images.usedBy(found))).orElse(null));
        model.addAttribute("bill", images.billOfMaterials(id).map(bills::read).orElse(null));
        // All packages of a site's image are its base's.
        model.addAttribute("freshness", FreshnessView.of(base.orElse(image), updates));
        return "image/page";
    }

    /** The bill of materials as the build wrote it. */
    @GetMapping("/sbom")
    ResponseEntity<String> billOfMaterials(@PathVariable UUID id) {
        var image = existing(id);
        var name = "%s-%s.cdx.json".formatted(image.kind().word(), image.hash());
        return images.billOfMaterials(id)
                .map(bill -> ResponseEntity.ok()
                        .contentType(CYCLONE_DX)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(name)
                                        .build()
                                        .toString())
                        .body(bill))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Image existing(UUID id) {
        return images.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
