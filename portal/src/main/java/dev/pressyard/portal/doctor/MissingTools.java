package dev.pressyard.portal.doctor;

import java.util.List;
import org.springframework.stereotype.Component;

/** What cannot be done on this machine for want of a tool, for pages on which such work begins. */
@Component
public class MissingTools {

    private final Tools tools;

    MissingTools(Tools tools) {
        this.tools = tools;
    }

    /** A tool that is not here, and what cannot be done without it. */
    public record MissingTool(String name, String needed) {}

    /** Looks at the machine, and starts nothing; empty where all is here. */
    public List<MissingTool> all() {
        return tools.all().stream()
                .filter(tool -> !tool.isFound())
                .map(tool -> new MissingTool(tool.name(), tool.needed()))
                .toList();
    }
}
