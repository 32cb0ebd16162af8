package dev.pressyard.portal.doctor;

import dev.pressyard.provisioning.installation.Installation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What this machine has, and what cannot be done for want of the rest. */
@Controller
class DoctorController {

    private final Tools tools;
    private final Installation installation;

    DoctorController(Tools tools, Installation installation) {
        this.tools = tools;
        this.installation = installation;
    }

    /** The page comes at once, and fetches its table again with the versions that are not known yet. */
    @GetMapping("/admin/doctor")
    String page(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean part, Model model)
            throws InterruptedException {
        if (part) {
            tools.learnVersions();
        }
        var all = tools.all();
        model.addAttribute("tools", all);
        model.addAttribute("asking", !part && !tools.areVersionsKnown());
        model.addAttribute(
                "missing", all.stream().filter(tool -> !tool.isFound()).count());
        model.addAttribute("data", installation.data().toString());
        model.addAttribute("home", installation.home().toString());
        model.addAttribute("java", Runtime.version().toString());
        return part ? "doctor/page :: tools" : "doctor/page";
    }
}
