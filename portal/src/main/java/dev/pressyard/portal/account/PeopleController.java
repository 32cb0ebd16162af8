package dev.pressyard.portal.account;

import dev.pressyard.provisioning.audit.Actor;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may sign in, and as what. */
@Controller
class PeopleController {

    private static final String PAGE = "account/people";
    private static final String BACK = "redirect:/admin/people";

    private final People people;
    private final PeopleRecords records;
    private final Passwords passwords;

    PeopleController(People people, PeopleRecords records, Passwords passwords) {
        this.people = people;
        this.records = records;
        this.passwords = passwords;
    }

    @ModelAttribute("people")
    List<PersonView> everybody() {
        return people.findAllByOrderByUsername().stream().map(PersonView::of).toList();
    }

    /** Whose own password, role and access are not set here. */
    @ModelAttribute("self")
    String self(Actor actor) {
        return actor.name();
    }

    @ModelAttribute("roles")
    Role[] roles() {
        return Role.values();
    }

    @GetMapping("/admin/people")
    String page(Model model) {
        model.addAttribute("form", PersonForm.empty());
        return PAGE;
    }

    @PostMapping("/admin/people")
    String add(
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!errors.hasErrors() && !add(form, actor)) {
            errors.rejectValue("username", "taken", "Somebody has this username already.");
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        next.addFlashAttribute("done", form.username() + " may sign in now.");
        return BACK;
    }

    private boolean add(PersonForm form, Actor actor) {
        return records.add(
                new Username(form.username()), form.displayName(), form.password(), Role.valueOf(form.role()), actor);
    }

    /** Nobody takes rights away from themselves: a slip would leave a portal that nobody administers. */
    @PostMapping("/admin/people/{id}")
    String change(
            @PathVariable UUID id,
            @RequestParam Role role,
            @RequestParam(defaultValue = "false") boolean enabled,
            Actor actor,
            RedirectAttributes next) {
        var person = existing(id);
        if (person.username().equals(actor.name())) {
            next.addFlashAttribute("problem", "This is you: another administrator may change your role.");
        } else {
            records.change(id, role, enabled, actor);
            next.addFlashAttribute("done", saved(person, role, enabled));
        }
        return BACK;
    }

    @PostMapping("/admin/people/{id}/password")
    String setPassword(
            @PathVariable UUID id,
            @Valid @ModelAttribute("newPassword") NewPasswordForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var person = existing(id);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("passwordOf", id);
            return page(model);
        }
        passwords.set(person, form.password(), actor);
        next.addFlashAttribute("done", person.username() + " has a new password, and has to sign in again with it.");
        return BACK;
    }

    private Person existing(UUID id) {
        return people.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String saved(Person person, Role role, boolean enabled) {
        return "Saved: %s has the role %s, and %s sign in."
                .formatted(person.username(), role.label(), enabled ? "may" : "may not");
    }
}
