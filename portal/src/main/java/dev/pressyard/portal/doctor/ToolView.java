package dev.pressyard.portal.doctor;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A tool on the page: found, and where; or missing, what that means, and what to do.
 *
 * @param version absent if it was not found, or tells none
 * @param place where it was found; absent if it was not
 */
record ToolView(
        String name,
        StateView state,
        @Nullable String version,
        @Nullable String place,
        String needed,
        String remedy) {

    static ToolView of(Tool tool, @Nullable String place, @Nullable String version) {
        var state = place == null ? new StateView("Missing", Tone.BAD) : new StateView("Found", Tone.GOOD);
        return new ToolView(tool.name(), state, version, place, tool.needed(), tool.remedy());
    }

    /** Whether it is here. */
    public boolean isFound() {
        return place != null;
    }
}
