package dev.pressyard.portal.image;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.image.Images;
import dev.pressyard.provisioning.upkeep.ImageRequests;
import dev.pressyard.provisioning.upkeep.PackageUpdates;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The images that were built, who runs them, and what would make them newer. */
@Controller
class ImagesController {

    private static final int MOST = 50;

    private final Images images;
    private final PackageUpdates updates;
    private final ImageRequests requests;

    ImagesController(Images images, PackageUpdates updates, ImageRequests requests) {
        this.images = images;
        this.updates = updates;
        this.requests = requests;
    }

    @GetMapping("/images")
    String list(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean part, Model model) {
        model.addAttribute(
                "images",
                images.newest(MOST).stream()
                        .map(image -> ImageRow.of(image, images.usedBy(image)))
                        .toList());
        model.addAttribute(
                "freshness",
                images.newestBase().map(base -> FreshnessView.of(base, updates)).orElse(null));
        return part ? "image/list :: live" : "image/list";
    }

    /** Builds the base with today's packages, and on it the usual site image. */
    @PostMapping("/images/build")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    String build(Actor person) {
        return "redirect:/runs/" + requests.build(person).identifier();
    }

    /** Asks the package archive what it has newer than the newest base, and than those that sites stand on. */
    @PostMapping("/images/check")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    String check(Actor person) {
        return "redirect:/runs/" + requests.check(person).identifier();
    }
}
