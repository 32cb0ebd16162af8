package dev.pressyard.portal.web;

import java.util.Locale;

/** What kind of news a state is: decides its colour and its icon, which always come with the state's word. */
public enum Tone {
    GOOD("check-circle-fill"),
    BUSY("circle-half"),
    WAITING("pause-circle-fill"),
    BAD("exclamation-circle-fill"),
    IDLE("dash-circle");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    /** The word by which style sheets know it. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
