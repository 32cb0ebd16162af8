package dev.pressyard.portal.site;

import dev.pressyard.provisioning.target.Target;
import java.util.List;

/** A place that can be chosen for a site: a region of a target. */
record RegionChoice(String target, String region) {

    static List<RegionChoice> of(List<Target> targets) {
        return targets.stream()
                .flatMap(target -> target.regions().stream().map(region -> new RegionChoice(target.name(), region)))
                .toList();
    }

    /** How a form names it. */
    public String value() {
        return target + "/" + region;
    }
}
