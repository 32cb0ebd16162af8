package dev.pressyard.portal.doctor;

import dev.pressyard.provisioning.installation.Installation;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What this machine has, and what cannot be done for want of the rest. */
@Controller
class DoctorController {

    private static final Tool ENGINE = new Tool(
            "Docker engine",
            List.of(),
            "No image can be built, and no site can run in the sandbox.",
            "Start the engine (systemctl start docker) and let the portal's user reach its socket (group docker).");

    private final Machine machine;
    private final Installation installation;

    DoctorController(Machine machine, Installation installation) {
        this.machine = machine;
        this.installation = installation;
    }

    @GetMapping("/admin/doctor")
    String page(Model model) {
        var tools = tools();
        model.addAttribute("tools", tools);
        model.addAttribute(
                "missing", tools.stream().filter(tool -> !tool.isFound()).count());
        model.addAttribute("data", installation.data().toString());
        model.addAttribute("home", installation.home().toString());
        model.addAttribute("java", Runtime.version().toString());
        return "doctor/page";
    }

    private List<ToolView> tools() {
        var engine = ToolView.of(ENGINE, machine.reachesEngine() ? machine.engineSocket() : null);
        return Stream.concat(Tool.ALL.stream().map(tool -> ToolView.of(tool, machine.find(tool))), Stream.of(engine))
                .toList();
    }
}
