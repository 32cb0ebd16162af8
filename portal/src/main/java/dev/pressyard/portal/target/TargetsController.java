package dev.pressyard.portal.target;

import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.TargetCheck;
import dev.pressyard.provisioning.target.Targets;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where sites can go, and whether they really could. */
@Controller
class TargetsController {

    private final Targets targets;
    private final TargetCheck check;
    private final Sites sites;

    TargetsController(Targets targets, TargetCheck check, Sites sites) {
        this.targets = targets;
        this.check = check;
        this.sites = sites;
    }

    @GetMapping("/admin/targets")
    String list(Model model) {
        model.addAttribute(
                "targets",
                targets.findAllByOrderByCreatedAt().stream().map(this::row).toList());
        return "target/list";
    }

    private TargetRow row(Target target) {
        return TargetRow.of(target, sites.existsByTargetIdAndStatus(target.id(), SiteStatus.LOST));
    }

    /** Looks at a target without making anything in it. */
    @PostMapping("/admin/targets/{id}/check")
    String check(@PathVariable UUID id, @RequestParam String region, Model model) {
        var target = existing(id, region);
        model.addAttribute("region", region);
        model.addAttribute(
                "findings",
                check.of(target, region).stream().map(FindingView::of).toList());
        return "target/list :: findings";
    }

    private Target existing(UUID id, String region) {
        return targets.findById(id)
                .filter(target -> target.regions().contains(region))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
