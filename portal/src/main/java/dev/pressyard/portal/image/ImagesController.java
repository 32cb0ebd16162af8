package dev.pressyard.portal.image;

import dev.pressyard.provisioning.image.Images;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The images that were built, and who runs them. */
@Controller
class ImagesController {

    private static final int MOST = 50;

    private final Images images;

    ImagesController(Images images) {
        this.images = images;
    }

    @GetMapping("/images")
    String list(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean part, Model model) {
        model.addAttribute(
                "images",
                images.newest(MOST).stream()
                        .map(image -> ImageRow.of(image, images.usedBy(image)))
                        .toList());
        return part ? "image/list :: live" : "image/list";
    }
}
