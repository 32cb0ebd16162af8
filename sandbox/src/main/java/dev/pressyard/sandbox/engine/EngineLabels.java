package dev.pressyard.sandbox.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * By what the things in the engine are known to be this installation's: containers, networks and volumes outlive the
 * portal.
 *
 * @param installation tells installations on one engine apart
 */
public record EngineLabels(String installation) {

    /** Also what {@code ./pressyard down} looks for. */
    static final String INSTALLATION = "dev.pressyard.sandbox";

    /** The labels of one thing: these and the installation's own. */
    Map<String, String> with(Map<String, String> others) {
        var all = new HashMap<>(others);
        all.put(INSTALLATION, installation);
        return all;
    }

    /** A name in the engine: every name carries the installation too, since names are the engine's alone. */
    public String name(String what) {
        return "pressyard-" + installation + "-" + what;
    }
}
