package dev.pressyard.portal.site;

import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.servicehealth.HealthAnswer;
import dev.pressyard.provisioning.servicehealth.ServiceHealths;
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

    private final SiteAddresses addresses;
    private final ServiceHealths healths;

    ServiceHealthController(SiteAddresses addresses, ServiceHealths healths) {
        this.addresses = addresses;
        this.healths = healths;
    }

    @GetMapping("/sites/{address}/health")
    String health(@PathVariable SiteAddress address, Model model) {
        var site = addresses.require(address);
        switch (healths.of(site)) {
            case HealthAnswer.Seen(var health) -> model.addAttribute("health", ServiceHealthView.of(site, health));
            case HealthAnswer.Absent() -> model.addAttribute("absent", true);
            case HealthAnswer.NotAsked() -> model.addAttribute("notAsked", true);
            case HealthAnswer.Unanswered(String why) -> model.addAttribute("unanswered", why);
        }
        return "site/health :: health";
    }
}
