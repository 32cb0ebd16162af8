package dev.pressyard.sandbox.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * By what the things in the engine are known to be this installation's: containers, networks and volumes outlive the
 * portal.
 *
 * @param installation tells installations on one engine apart; part of every name
 * @param data the installation's data folder, by which {@code ./pressyard down} knows what is its own
 */
public record EngineLabels(String installation, Path data) {

    private static final String INSTALLATION = "dev.pressyard.installation";
    private static final String DATA = "dev.pressyard.sandbox";

    /** The labels of one thing: these and the installation's own. */
    Map<String, String> with(Map<String, String> others) {
        var all = new HashMap<>(others);
        all.put(INSTALLATION, installation);
        all.put(DATA, data.toString());
        return all;
    }

    /** The label that every thing of this installation has and no other's. */
    Map<String, String> own() {
        return Map.of(INSTALLATION, installation);
    }

    /** {@link #own()} in the engine's words for a filter. */
    String ownFilter() {
        return INSTALLATION + "=" + installation;
    }

    /** A name in the engine: every name carries the installation too, since names are the engine's alone. */
    public String name(String what) {
        return "pressyard-" + installation + "-" + what;
    }
}
