package dev.pressyard.portal.site;

import dev.pressyard.portal.spec.SpecWords;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.PhpSettings;
import dev.pressyard.provisioning.site.SiteSize;
import java.util.List;
import java.util.stream.Stream;

/** What the lists in the form of a site offer, besides its region, and what PHP may use where nobody chooses. */
record SiteChoices(
        List<Environment> environments,
        List<SiteSize> sizes,
        List<TaskChoice> tasks,
        List<String> databaseClasses,
        PhpSettings php) {

    static final SiteChoices ALL = new SiteChoices(
            List.of(Environment.values()),
            List.of(SiteSize.values()),
            CapacityReader.TASKS.stream().map(TaskChoice::of).toList(),
            CapacityReader.DATABASE_CLASSES,
            PhpSettings.USUAL);

    /** CPU and memory of a container, with how people read them: {@code 0.5 vCPU, 1 GiB}. */
    record TaskChoice(String value, String label) {

        static TaskChoice of(String value) {
            var numbers = Stream.of(value.split("/", 2)).map(Integer::valueOf).toList();
            return new TaskChoice(value, SpecWords.task(numbers.getFirst(), numbers.getLast()));
        }
    }
}
