package dev.pressyard.portal.worker;

import dev.pressyard.provisioning.worker.Nodes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Which nodes are there, what each works on, and what waits for them. */
@Controller
class WorkersController {

    private final Nodes nodes;

    WorkersController(Nodes nodes) {
        this.nodes = nodes;
    }

    @GetMapping("/admin/workers")
    String list(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean part, Model model) {
        model.addAttribute("nodes", nodes.all().stream().map(NodeView::of).toList());
        model.addAttribute("waiting", nodes.waiting());
        return part ? "worker/list :: live" : "worker/list";
    }
}
