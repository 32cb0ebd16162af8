package dev.pressyard.portal.doctor;

import dev.pressyard.provisioning.image.SourceImage;
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

    private static final Tool PROVIDER = new Tool(
            "AWS provider",
            List.of(),
            "Every run downloads it (700 MB), and fails where Terraform's registry cannot be reached.",
            "Run ./pressyard up, which fetches it once, or name a folder that has it in PRESSYARD_PROVIDER_MIRROR.");

    private final Machine machine;
    private final ProviderMirror mirror;
    private final SourceImage sourceImage;
    private final Installation installation;

    DoctorController(Machine machine, ProviderMirror mirror, SourceImage sourceImage, Installation installation) {
        this.machine = machine;
        this.mirror = mirror;
        this.sourceImage = sourceImage;
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
        var reachesEngine = machine.reachesEngine();
        var others = Stream.of(
                ToolView.of(PROVIDER, mirror.find()),
                ToolView.of(ENGINE, reachesEngine ? machine.engineSocket() : null),
                ToolView.of(baseImage(), reachesEngine && sourceImage.isHere() ? sourceImage.name() : null));
        return Stream.concat(Tool.ALL.stream().map(tool -> ToolView.of(tool, machine.find(tool))), others)
                .toList();
    }

    private Tool baseImage() {
        return new Tool(
                "Base image",
                List.of(),
                "No image can be built: the engine does not have %s to start from.".formatted(sourceImage.name()),
                "Run ./pressyard up, which pulls or makes it, or docker pull " + sourceImage.name() + ".");
    }
}
