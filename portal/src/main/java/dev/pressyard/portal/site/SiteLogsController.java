package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.containerlog.ContainerLogException;
import dev.pressyard.provisioning.containerlog.ContainerLogStream;
import dev.pressyard.provisioning.containerlog.ContainerLogs;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteStatus;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What the containers of a site write. The page itself is there at once; its lines come after, for the target takes a
 * second or two to tell them.
 */
@Controller
@RequestMapping("/sites/{address}/logs")
class SiteLogsController {

    private static final int LINES = 300;

    private final SiteAddresses addresses;
    private final SitePages pages;
    private final ContainerLogs logs;

    SiteLogsController(SiteAddresses addresses, SitePages pages, ContainerLogs logs) {
        this.addresses = addresses;
        this.pages = pages;
        this.logs = logs;
    }

    @GetMapping
    String page(@PathVariable SiteAddress address, @CurrentPerson SignedInPerson person, Model model) {
        model.addAttribute("site", pages.view(addresses.require(address), person));
        return "site/logs";
    }

    /** What to choose from, and the newest lines of what was chosen. */
    @GetMapping("/newest")
    String newest(@PathVariable SiteAddress address, @ModelAttribute("asked") ContainerLogForm asked, Model model) {
        var site = addresses.require(address);
        model.addAttribute("siteAddress", address.toString());
        model.addAttribute("destroyed", site.status() == SiteStatus.DESTROYED);
        try {
            model.addAttribute(
                    "streams", logs.streams(site).stream().map(StreamView::of).toList());
            show(site, asked, model);
        } catch (ContainerLogException refusal) {
            model.addAttribute("problem", refusal.getMessage());
        }
        return "site/logs :: newest";
    }

    /** The lines before those that are shown. */
    @GetMapping("/lines")
    String lines(@PathVariable SiteAddress address, @ModelAttribute("asked") ContainerLogForm asked, Model model) {
        var site = addresses.require(address);
        model.addAttribute("siteAddress", address.toString());
        try {
            show(site, asked, model);
        } catch (ContainerLogException refusal) {
            model.addAttribute("problem", refusal.getMessage());
        }
        return "site/logs :: lines";
    }

    private void show(Site site, ContainerLogForm asked, Model model) {
        var page = logs.read(site, asked.query(), LINES);
        model.addAttribute("lines", ContainerLineView.of(page.lines()));
        model.addAttribute("older", page.older().orElse(null));
    }

    /** A container whose log can be chosen. */
    record StreamView(String name, String container, String task, Instant createdAt) {

        static StreamView of(ContainerLogStream stream) {
            return new StreamView(
                    stream.name(), stream.container(), ContainerLineView.shortened(stream.task()), stream.createdAt());
        }
    }
}
