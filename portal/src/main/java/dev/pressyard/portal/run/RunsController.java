package dev.pressyard.portal.run;

import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.portal.web.NumberedPage;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.Runs;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

/** The list of runs, newest first, paged by number. */
@Controller
class RunsController {

    private static final int PAGE = 50;

    private final Runs runs;
    private final SiteAddresses addresses;

    RunsController(Runs runs, SiteAddresses addresses) {
        this.runs = runs;
        this.addresses = addresses;
    }

    @GetMapping("/runs")
    String list(
            @ModelAttribute("bounds") Bounds bounds,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var page = NumberedPage.of(
                bounds, PAGE, this::below, this::above, run -> run.identifier().number());
        var former = addresses.among(
                page.rows().stream().flatMap(run -> run.site().stream()).collect(Collectors.toSet()));
        model.addAttribute("page", page.map(run -> RunRow.of(run, former)));
        return part ? "run/list :: rows" : "run/list";
    }

    private List<Run> below(long number, int limit) {
        return runs.findByNumberLessThanOrderByNumberDesc(number, Limit.of(limit));
    }

    private List<Run> above(long number, int limit) {
        return runs.findByNumberGreaterThanOrderByNumberAsc(number, Limit.of(limit));
    }
}
