package dev.pressyard.portal.site;

import dev.pressyard.provisioning.target.Target;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place that can be chosen for a site: a region of a target.
 *
 * @param value how a form names it: the region alone where only one target has it, else with the target before it
 * @param label how people read it: with its target where there is more than one
 */
record RegionChoice(String target, String region, String value, String label) {

    static List<RegionChoice> of(List<Target> targets) {
        var regions =
                targets.stream().flatMap(target -> target.regions().stream()).toList();
        return targets.stream()
                .flatMap(target -> of(target, regions, targets.size() > 1))
                .toList();
    }

    private static Stream<RegionChoice> of(Target target, List<String> everywhere, boolean amongOthers) {
        return target.regions().stream()
                .map(region -> new RegionChoice(
                        target.name(),
                        region,
                        Collections.frequency(everywhere, region) == 1 ? region : target.name() + "/" + region,
                        amongOthers ? "%s (%s)".formatted(region, target.name()) : region));
    }
}
