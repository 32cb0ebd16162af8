package dev.pressyard.portal.audit;

import dev.pressyard.provisioning.audit.AuditRecord;
import dev.pressyard.provisioning.audit.AuditTrail;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One entry of the audit history, with the difference that it made. */
@Controller
class AuditEntryController {

    private final AuditTrail trail;
    private final AuditPages pages;
    private final Differences differences;

    AuditEntryController(AuditTrail trail, AuditPages pages, Differences differences) {
        this.trail = trail;
        this.pages = pages;
        this.differences = differences;
    }

    @GetMapping("/audit/{id:[0-9]{1,18}}")
    String page(@PathVariable long id, Model model) {
        var entry = trail.entry(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("entry", pages.row(entry));
        model.addAttribute("details", details(entry));
        model.addAttribute("hash", entry.hash());
        model.addAttribute("previousHash", entry.previousHash());
        model.addAttribute("changes", differences.ofSpec(entry));
        model.addAttribute("plan", differences.ofPlan(entry).orElse(null));
        return "audit/entry";
    }

    private static Map<String, Object> details(AuditRecord entry) {
        var details = new TreeMap<String, Object>();
        entry.detail().forEach((name, value) -> details.put(StringUtils.capitalize(AuditRow.member(name)), value));
        return details;
    }
}
