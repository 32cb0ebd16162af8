package dev.pressyard.portal.run;

import dev.pressyard.provisioning.run.Runs;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of runs, newest first, paged by number. */
@Controller
class RunsController {

    private static final int PAGE = 50;

    private final Runs runs;

    RunsController(Runs runs) {
        this.runs = runs;
    }

    @GetMapping("/runs")
    String list(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var found = runs.findByNumberLessThanOrderByNumberDesc(before, Limit.of(PAGE + 1));
        var rows = found.stream().limit(PAGE).map(RunRow::of).toList();
        model.addAttribute("runs", rows);
        model.addAttribute("older", found.size() > PAGE ? rows.getLast().number() : null);
        model.addAttribute("first", before == Long.MAX_VALUE);
        return part ? "run/list :: rows" : "run/list";
    }
}
