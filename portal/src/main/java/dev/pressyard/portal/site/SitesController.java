package dev.pressyard.portal.site;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of sites, which is also the portal's front page. */
@Controller
class SitesController {

    @GetMapping("/")
    String front() {
        return "redirect:/sites";
    }

    @GetMapping("/sites")
    String list() {
        return "site/list";
    }
}
