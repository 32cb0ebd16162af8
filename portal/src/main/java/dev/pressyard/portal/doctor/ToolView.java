package dev.pressyard.portal.doctor;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tool on the page: found, and where; or missing, what that means, and what to do.
 *
 * @param place where it was found; absent if it was not
 */
record ToolView(String name, StateView state, @Nullable String place, String needed, String remedy) {

    static ToolView of(Tool tool, Optional<Path> place) {
        return of(tool, place.map(Path::toString).orElse(null));
    }

    static ToolView of(Tool tool, @Nullable String place) {
        var state = place == null ? new StateView("Missing", Tone.BAD) : new StateView("Found", Tone.GOOD);
        return new ToolView(tool.name(), state, place, tool.needed(), tool.remedy());
    }

    /** Whether it is here. */
    public boolean isFound() {
        return place != null;
    }
}
