package dev.pressyard.portal.site;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.SiteLimits;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the form that asks for a site the limits that apply. */
@ControllerAdvice(assignableTypes = NewSiteController.class)
class RoomAdvice {

    static final String ROOM = "room";

    private final SiteLimits limits;

    RoomAdvice(SiteLimits limits) {
        this.limits = limits;
    }

    @ModelAttribute(ROOM)
    RoomView room(Actor person) {
        return RoomView.of(limits, person.name());
    }
}
