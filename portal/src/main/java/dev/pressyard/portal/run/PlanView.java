package dev.pressyard.portal.run;

import dev.pressyard.provisioning.stack.PlanSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run's plan would do, or did, grouped by module.
 *
 * @param words for example {@code 42 to add}
 */
record PlanView(String words, List<ModuleView> modules) {

    static PlanView of(PlanSummary summary) {
        Map<String, List<ResourceView>> modules = summary.resources().stream()
                .map(ResourceView::of)
                .collect(Collectors.groupingBy(ResourceView::module, TreeMap::new, Collectors.toList()));
        return new PlanView(
                summary.words(),
                modules.entrySet().stream()
                        .map(module -> new ModuleView(module.getKey(), module.getValue()))
                        .sorted(Comparator.comparing(ModuleView::name))
                        .toList());
    }

    /** The resources of one Terraform module. */
    record ModuleView(String name, List<ResourceView> resources) {}

    /**
     * A resource that would change.
     *
     * @param sign {@code +}, {@code ~}, {@code ±} or {@code −}
     * @param name the address within its module
     */
    record ResourceView(String module, String name, String sign, String verb, List<AttributeView> attributes) {

        static ResourceView of(PlanSummary.Resource resource) {
            var address = resource.address();
            var split = moduleEnd(address);
            var action = resource.action();
            return new ResourceView(
                    split == 0 ? "site" : address.substring("module.".length(), split),
                    split == 0 ? address : address.substring(split + 1),
                    switch (action) {
                        case CREATE -> "+";
                        case UPDATE -> "~";
                        case REPLACE -> "±";
                        case DESTROY -> "−";
                    },
                    action.verb(),
                    resource.attributes().stream().map(AttributeView::of).toList());
        }

        /** Where the first module's name ends in an address; 0 for a resource outside of modules. */
        private static int moduleEnd(String address) {
            return address.startsWith("module.") ? address.indexOf('.', "module.".length()) : 0;
        }
    }

    /** An attribute that would differ. */
    record AttributeView(
            String path, @Nullable String before, @Nullable String after, boolean forcesReplacement) {

        static AttributeView of(PlanSummary.Attribute attribute) {
            return new AttributeView(
                    attribute.path(), attribute.before(), attribute.after(), attribute.forcesReplacement());
        }
    }
}
