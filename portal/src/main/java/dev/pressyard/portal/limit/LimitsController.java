package dev.pressyard.portal.limit;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.SiteLimits;
import dev.pressyard.provisioning.site.SiteLimits.Use;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How many sites there may be. */
@Controller
class LimitsController {

    private static final String PAGE = "limit/page";

    private final SiteLimits limits;

    LimitsController(SiteLimits limits) {
        this.limits = limits;
    }

    @ModelAttribute("use")
    Use use(Actor person) {
        return limits.use(person.name());
    }

    @GetMapping("/admin/limits")
    String page(Model model) {
        model.addAttribute("form", LimitsForm.of(limits.current()));
        return PAGE;
    }

    @PostMapping("/admin/limits")
    String change(
            @Valid @ModelAttribute("form") LimitsForm form,
            BindingResult errors,
            Actor person,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        limits.change(form.limits(), person);
        next.addFlashAttribute("done", "The limits are in force.");
        return "redirect:/admin/limits";
    }
}
