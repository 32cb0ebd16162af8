package dev.pressyard.portal.account;

import dev.pressyard.provisioning.audit.Actor;
import jakarta.servlet.http.HttpServletRequest;
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

/** Where everybody chooses another password. */
@Controller
class OwnPasswordController {

    private static final String PAGE = "account/password";

    private final Passwords passwords;

    OwnPasswordController(Passwords passwords) {
        this.passwords = passwords;
    }

    /** For password managers, which keep a password by its username. */
    @ModelAttribute("username")
    String username(Actor actor) {
        return actor.name();
    }

    @GetMapping("/password")
    String page(Model model) {
        model.addAttribute("form", OwnPasswordForm.empty());
        return PAGE;
    }

    @PostMapping("/password")
    String change(
            @Valid @ModelAttribute("form") OwnPasswordForm form,
            BindingResult errors,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!errors.hasErrors()) {
            change(form, errors, actor, request);
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        next.addFlashAttribute("done", "Your password is changed. Wherever else you were signed in, you are not now.");
        return "redirect:/password";
    }

    /** The session that goes on does so under another identifier: whoever has come by the one before is out as well. */
    private void change(OwnPasswordForm form, BindingResult errors, Actor actor, HttpServletRequest request) {
        switch (passwords.changeOwn(form, actor, request.getSession().getId())) {
            case DONE -> request.changeSessionId();
            case WRONG_CURRENT_PASSWORD ->
                errors.rejectValue("currentPassword", "wrong", "This is not your current password.");
            case TOO_MANY_ATTEMPTS ->
                errors.rejectValue(
                        "currentPassword", "throttled", "Too many failed attempts. Wait five minutes, then try again.");
        }
    }
}
