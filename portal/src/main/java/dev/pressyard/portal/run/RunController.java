package dev.pressyard.portal.run;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.image.Image;
import dev.pressyard.provisioning.image.Images;
import dev.pressyard.provisioning.log.LogExtent;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.LogLine;
import dev.pressyard.provisioning.log.LogReader;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.stack.Plans;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One run: its page, the part of it that changes, and what people do with it. */
@Controller
@RequestMapping("/runs/{number:[1-9][0-9]{0,17}}")
class RunController {

    /** Lines of the log that are in the page itself: as many as a tall screen shows. */
    private static final int TAIL = 60;

    private final RunViews views;
    private final RunActions actions;
    private final LogReader logs;
    private final Plans plans;
    private final Images images;

    RunController(RunViews views, RunActions actions, LogReader logs, Plans plans, Images images) {
        this.views = views;
        this.actions = actions;
        this.logs = logs;
        this.plans = plans;
        this.images = images;
    }

    @GetMapping
    String page(@PathVariable long number, @CurrentPerson SignedInPerson person, Model model) {
        // The extent before the run: what is written in between comes by the event stream, and nothing is missed.
        var log = new LogIdentifier(number);
        var extent = logs.extent(log);
        model.addAttribute("extent", extent);
        model.addAttribute("run", views.of(identifier(number), person));
        model.addAttribute("tail", tail(log, extent));
        model.addAttribute("image", imageOf(number));
        model.addAttribute("plan", planOf(number));
        return "run/page";
    }

    /** The head of the page, fetched again whenever the event stream says that the run has changed. */
    @GetMapping("/head")
    String head(@PathVariable long number, @CurrentPerson SignedInPerson person, Model model) {
        model.addAttribute("run", views.of(identifier(number), person));
        model.addAttribute("image", imageOf(number));
        return "run/head :: head";
    }

    /** What the plan would do, fetched again like the head. */
    @GetMapping("/plan")
    String plan(@PathVariable long number, @CurrentPerson SignedInPerson person, Model model) {
        model.addAttribute("run", views.of(identifier(number), person));
        model.addAttribute("plan", planOf(number));
        return "run/head :: plan";
    }

    @PostMapping("/approve")
    String approve(@PathVariable long number, @CurrentPerson SignedInPerson person, Actor actor) {
        actions.approve(identifier(number), person, actor);
        return page(number);
    }

    @PostMapping("/discard")
    String discard(@PathVariable long number, @CurrentPerson SignedInPerson person, Actor actor) {
        actions.discard(identifier(number), person, actor);
        return page(number);
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable long number, @CurrentPerson SignedInPerson person, Actor actor) {
        actions.cancel(identifier(number), person, actor);
        return page(number);
    }

    @PostMapping("/retry")
    String retry(@PathVariable long number, @CurrentPerson SignedInPerson person, Actor actor) {
        return page(actions.retry(identifier(number), person, actor).number());
    }

    private static String page(long number) {
        return "redirect:/runs/" + number;
    }

    private List<LogLine> tail(LogIdentifier log, LogExtent extent) {
        return logs.lines(log, Math.max(1, extent.lines() - TAIL + 1), TAIL);
    }

    private @Nullable Image imageOf(long number) {
        return images.usedBy(identifier(number)).orElse(null);
    }

    private @Nullable PlanView planOf(long number) {
        return plans.of(identifier(number)).map(PlanView::of).orElse(null);
    }

    private static RunIdentifier identifier(long number) {
        return new RunIdentifier(number);
    }
}
