package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.doctor.MissingTools;
import dev.pressyard.portal.doctor.MissingTools.MissingTool;
import dev.pressyard.portal.site.RestoreReader.SnapshotChoice;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.SiteLimitReachedException;
import dev.pressyard.provisioning.site.SiteNameTakenException;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.thymeleaf.context.LazyContextVariable;

/** The form that asks for a site. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class NewSiteController {

    private static final String PAGE = "site/new";

    private final SiteOrderReader orders;
    private final SiteRequests requests;
    private final Sites sites;
    private final RestoreReader restores;
    private final MissingTools tools;

    NewSiteController(
            SiteOrderReader orders, SiteRequests requests, Sites sites, RestoreReader restores, MissingTools tools) {
        this.orders = orders;
        this.requests = requests;
        this.sites = sites;
        this.restores = restores;
        this.tools = tools;
    }

    @ModelAttribute("choices")
    SiteChoices choices() {
        return SiteChoices.ALL;
    }

    /**
     * Looked up when a page lists them, as the snapshots are: an order that is taken, or a check of what is typed,
     * draws none.
     */
    @ModelAttribute("regions")
    LazyContextVariable<List<RegionChoice>> regions() {
        return new LazyContextVariable<>() {
            @Override
            protected List<RegionChoice> loadValue() {
                return orders.regions();
            }
        };
    }

    @ModelAttribute("snapshots")
    LazyContextVariable<List<SnapshotChoice>> snapshots(@CurrentPerson SignedInPerson person) {
        return new LazyContextVariable<>() {
            @Override
            protected List<SnapshotChoice> loadValue() {
                return restores.choices(person);
            }
        };
    }

    @ModelAttribute("missingTools")
    LazyContextVariable<List<MissingTool>> missingTools() {
        return new LazyContextVariable<>() {
            @Override
            protected List<MissingTool> loadValue() {
                return tools.all();
            }
        };
    }

    @GetMapping("/sites/new")
    String form(Model model) {
        var regions = orders.regions();
        model.addAttribute(
                "form",
                SiteForm.empty(regions.isEmpty() ? "" : regions.getFirst().value()));
        return PAGE;
    }

    @PostMapping("/sites")
    String create(
            @Valid @ModelAttribute("form") SiteForm form,
            BindingResult errors,
            @CurrentPerson SignedInPerson person,
            Actor actor,
            HttpServletResponse response) {
        return orders.read(form, errors)
                .filter(order -> restores.fits(order, person, errors))
                .map(order -> place(order, actor, errors, response))
                .orElseGet(() -> {
                    rejectWhereTaken(form, errors);
                    return again(HttpStatus.UNPROCESSABLE_CONTENT, response);
                });
    }

    /** Says what is wrong with the form so far; nothing is asked for. */
    @PostMapping("/sites/new/check")
    @ResponseBody
    CheckedFields check(
            @Valid @ModelAttribute("form") SiteForm form,
            BindingResult errors,
            @ModelAttribute(name = RoomAdvice.ROOM, binding = false) LazyContextVariable<RoomView> room,
            @CurrentPerson SignedInPerson person) {
        orders.read(form, errors).ifPresent(order -> restores.fits(order, person, errors));
        rejectWhereTaken(form, errors);
        if (room.getValue().complaint() != null) {
            rejectFull(room.getValue().complaint(), errors);
        }
        return CheckedFields.of(errors, List.of());
    }

    private void rejectWhereTaken(SiteForm form, BindingResult errors) {
        if (!errors.hasFieldErrors("name")
                && sites.findByNameAndStatusNot(form.name(), SiteStatus.DESTROYED)
                        .isPresent()) {
            rejectTaken(form.name(), errors);
        }
    }

    private String place(SiteOrder order, Actor person, BindingResult errors, HttpServletResponse response) {
        try {
            return "redirect:/runs/" + requests.order(order, person).identifier();
        } catch (SiteNameTakenException taken) {
            rejectTaken(order.name().value(), errors);
            return again(HttpStatus.CONFLICT, response);
        } catch (SiteLimitReachedException full) {
            rejectFull(String.valueOf(full.getMessage()), errors);
            return again(HttpStatus.CONFLICT, response);
        }
    }

    private static void rejectTaken(String name, BindingResult errors) {
        errors.rejectValue("name", "taken", "There is a site '%s' already; choose another name.".formatted(name));
    }

    private static void rejectFull(String complaint, BindingResult errors) {
        errors.rejectValue("name", "limit", complaint);
    }

    private static String again(HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        return PAGE;
    }
}
