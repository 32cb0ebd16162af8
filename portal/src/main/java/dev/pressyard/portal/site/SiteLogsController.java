package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.provisioning.containerlog.ContainerLogException;
import dev.pressyard.provisioning.containerlog.ContainerLogLine;
import dev.pressyard.provisioning.containerlog.ContainerLogPage;
import dev.pressyard.provisioning.containerlog.ContainerLogStream;
import dev.pressyard.provisioning.containerlog.ContainerLogs;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the containers of a site write. The page itself is there at once; its lines come after, for the target takes a
 * second or two to tell them.
 */
@Controller
@RequestMapping("/sites/{name}/logs")
class SiteLogsController {

    private static final int LINES = 500;
    private static final Duration BACK = Duration.ofHours(24);

    private final Sites sites;
    private final SitePages pages;
    private final ContainerLogs logs;
    private final Clock clock;

    SiteLogsController(Sites sites, SitePages pages, ContainerLogs logs, Clock clock) {
        this.sites = sites;
        this.pages = pages;
        this.logs = logs;
        this.clock = clock;
    }

    @GetMapping
    String page(@PathVariable String name, @CurrentPerson SignedInPerson person, Model model) {
        model.addAttribute("site", pages.view(sites.requireNamed(name), person));
        return "site/logs";
    }

    /**
     * What to choose from, and the newest lines of it.
     *
     * @param container the name of a container's log; empty for all containers of the last day
     * @param text what all lines hold; only for all containers
     */
    @GetMapping("/newest")
    String newest(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String container,
            @RequestParam(defaultValue = "") String text,
            Model model) {
        var site = sites.requireNamed(name);
        model.addAttribute("siteName", name);
        model.addAttribute("container", container);
        model.addAttribute("text", text);
        try {
            model.addAttribute(
                    "streams", logs.streams(site).stream().map(StreamView::of).toList());
            show(container.isEmpty() ? all(site, text.strip()) : logs.last(site, container, LINES), model);
        } catch (ContainerLogException refusal) {
            model.addAttribute("problem", refusal.getMessage());
        }
        return "site/logs :: newest";
    }

    /** The lines of one container before or after a position that an earlier answer named. */
    @GetMapping("/lines")
    String lines(
            @PathVariable String name, @RequestParam String container, @RequestParam String position, Model model) {
        var site = sites.requireNamed(name);
        model.addAttribute("siteName", name);
        model.addAttribute("container", container);
        try {
            show(logs.at(site, container, position, LINES), model);
        } catch (ContainerLogException refusal) {
            model.addAttribute("problem", refusal.getMessage());
        }
        return "site/logs :: lines";
    }

    private ContainerLogPage all(Site site, String text) {
        var since = clock.instant().minus(BACK);
        return new ContainerLogPage(
                logs.since(site, since, Optional.of(text).filter(it -> !it.isEmpty()), LINES), "", "");
    }

    private static void show(ContainerLogPage page, Model model) {
        model.addAttribute("lines", page.lines().stream().map(LineView::of).toList());
        model.addAttribute("older", page.older());
        model.addAttribute("newer", page.newer());
    }

    /** A container whose log can be chosen. */
    record StreamView(String name, String container, String task, Instant createdAt) {

        static StreamView of(ContainerLogStream stream) {
            return new StreamView(stream.name(), stream.container(), shortened(stream.task()), stream.createdAt());
        }
    }

    /** A line, with the container and the task that wrote it. */
    record LineView(Instant at, String container, String task, String text) {

        static LineView of(ContainerLogLine line) {
            var parts = List.of(line.stream().split("/", -1));
            return new LineView(
                    line.at(),
                    parts.size() < 3 ? line.stream() : parts.get(parts.size() - 2),
                    shortened(parts.getLast()),
                    line.text());
        }
    }

    private static String shortened(String task) {
        return task.length() <= 8 ? task : task.substring(0, 8);
    }
}
