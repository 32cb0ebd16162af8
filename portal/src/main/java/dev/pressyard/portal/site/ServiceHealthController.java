package dev.pressyard.portal.site;

import dev.pressyard.provisioning.servicehealth.HealthAnswer;
import dev.pressyard.provisioning.servicehealth.ServiceHealths;
import dev.pressyard.provisioning.site.Sites;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * How a site's service is just now. The site's page asks for it once it is there: the target takes its time, or does
 * not answer at all.
 */
@Controller
class ServiceHealthController {

    private final Sites sites;
    private final ServiceHealths healths;

    ServiceHealthController(Sites sites, ServiceHealths healths) {
        this.sites = sites;
        this.healths = healths;
    }

    @GetMapping("/sites/{name}/health")
    String health(@PathVariable String name, Model model) {
        var site = sites.requireNamed(name);
        switch (healths.of(site)) {
            case HealthAnswer.Seen(var health) -> model.addAttribute("health", ServiceHealthView.of(site, health));
            case HealthAnswer.Absent() -> model.addAttribute("absent", true);
            case HealthAnswer.NotAsked() -> model.addAttribute("notAsked", true);
            case HealthAnswer.Unanswered(String why) -> model.addAttribute("unanswered", why);
        }
        return "site/health :: health";
    }
}
