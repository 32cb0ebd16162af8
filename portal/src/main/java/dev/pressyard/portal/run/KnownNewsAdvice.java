package dev.pressyard.portal.run;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on every page how far the news had come before the page was made, for its stream to go on from there. */
@ControllerAdvice(annotations = Controller.class)
class KnownNewsAdvice {

    private final ListFeed feed;

    KnownNewsAdvice(ListFeed feed) {
        this.feed = feed;
    }

    @ModelAttribute("knownNews")
    String known() {
        return feed.now();
    }
}
