package dev.pressyard.portal.audit;

import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.audit.AuditExport;
import dev.pressyard.provisioning.audit.AuditFormat;
import dev.pressyard.provisioning.audit.AuditTrail;
import dev.pressyard.provisioning.audit.ChainVerification;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The audit history: a page of it, all of it as a file, and the proof that nobody changed it. */
@Controller
class AuditController {

    private final AuditTrail trail;
    private final AuditPages pages;
    private final AuditFormReader forms;
    private final AuditExport export;
    private final Clock clock;

    AuditController(AuditTrail trail, AuditPages pages, AuditFormReader forms, AuditExport export, Clock clock) {
        this.trail = trail;
        this.pages = pages;
        this.forms = forms;
        this.export = export;
        this.clock = clock;
    }

    /** A part is shown whatever is wrong: htmx puts no part of a refusal into the page. */
    @GetMapping("/audit")
    String page(
            @ModelAttribute("filter") AuditForm form,
            BindingResult errors,
            @ModelAttribute("bounds") Bounds bounds,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("part", part);
        forms.read(form, errors).ifPresent(filter -> model.addAttribute("page", pages.page(filter, bounds)));
        if (errors.hasErrors() && !part) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        if (!part) {
            model.addAttribute("people", trail.people());
            model.addAttribute("actions", actions());
        }
        return part ? "audit/page :: live" : "audit/page";
    }

    private Map<String, String> actions() {
        var words = new TreeMap<String, String>();
        trail.actions().forEach(action -> words.put(action, AuditRow.words(action)));
        return words;
    }

    /** Everything that the filter lets pass, oldest first, written as it is read. */
    @GetMapping("/audit/export")
    void export(
            @ModelAttribute("filter") AuditForm form,
            BindingResult errors,
            @RequestParam AuditFormat format,
            HttpServletResponse response)
            throws IOException {
        var filter = forms.read(form, errors).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        response.setContentType(
                switch (format) {
                    case CSV -> "text/csv";
                    case JSONL -> "application/jsonl";
                });
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("pressyard-audit-%s.%s"
                                .formatted(
                                        clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(),
                                        format.name().toLowerCase(Locale.ROOT)))
                        .build()
                        .toString());
        export.write(filter, format, response.getWriter());
    }

    /** One check at a time: it reads everything, and is no faster for being asked for twice. */
    @GetMapping("/audit/verification")
    synchronized String verify(Model model) {
        switch (trail.verify()) {
            case ChainVerification.Intact intact -> model.addAttribute("intact", intact);
            case ChainVerification.Broken broken -> model.addAttribute("broken", broken);
        }
        return "audit/verification :: result";
    }
}
