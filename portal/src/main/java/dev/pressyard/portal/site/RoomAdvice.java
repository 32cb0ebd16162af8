package dev.pressyard.portal.site;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.SiteLimits;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Gives the form that asks for a site the limits that apply. */
@ControllerAdvice(assignableTypes = NewSiteController.class)
class RoomAdvice {

    static final String ROOM = "room";

    private final SiteLimits limits;

    RoomAdvice(SiteLimits limits) {
        this.limits = limits;
    }

    /** Looked up when a page shows it, or a check asks: an order that is taken needs it not. */
    @ModelAttribute(ROOM)
    LazyContextVariable<RoomView> room(Actor person) {
        return new LazyContextVariable<>() {
            @Override
            protected RoomView loadValue() {
                return RoomView.of(limits, person.name());
            }
        };
    }
}
