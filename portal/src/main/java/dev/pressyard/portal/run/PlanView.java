package dev.pressyard.portal.run;

import dev.pressyard.portal.web.ShownValue;
import dev.pressyard.provisioning.stack.PlanSummary;
import dev.pressyard.provisioning.stack.PlanSummary.Action;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run's plan would do, or did, grouped by module: what goes comes first, then what is replaced, what changes,
 * and what is new, the modules by the first of theirs.
 *
 * @param words for example {@code 42 to add}
 * @param counts how many resources each action that occurs would see
 * @param outputs names of the outputs that would change
 */
record PlanView(String words, List<CountView> counts, List<ModuleView> modules, List<String> outputs) {

    private static final int SHORT = 12;

    static PlanView of(PlanSummary summary) {
        Map<String, List<ResourceView>> modules = summary.resources().stream()
                .sorted(Comparator.comparing(PlanSummary.Resource::action).reversed())
                .map(ResourceView::of)
                .collect(Collectors.groupingBy(ResourceView::module, TreeMap::new, Collectors.toList()));
        return new PlanView(
                summary.words(),
                CountView.of(summary),
                modules.entrySet().stream()
                        .map(module -> new ModuleView(module.getKey(), module.getValue()))
                        .sorted(Comparator.comparing(ModuleView::gravest)
                                .reversed()
                                .thenComparing(ModuleView::name))
                        .toList(),
                summary.outputs());
    }

    /** Whether it is small enough to be shown opened. */
    public boolean isShort() {
        return modules.stream().mapToInt(module -> module.resources().size()).sum() <= SHORT;
    }

    private static String signOf(Action action) {
        return switch (action) {
            case CREATE -> "+";
            case UPDATE -> "~";
            case REPLACE -> "±";
            case DESTROY -> "−";
        };
    }

    /** How many resources an action would see. */
    record CountView(String sign, String verb, long count) {

        static List<CountView> of(PlanSummary summary) {
            return Stream.of(Action.values())
                    .map(action -> new CountView(signOf(action), action.verb(), summary.count(action)))
                    .filter(count -> count.count > 0)
                    .toList();
        }
    }

    /** The resources of one Terraform module. */
    record ModuleView(String name, List<ResourceView> resources) {

        /** What is worst of what happens to its resources. */
        private Action gravest() {
            return resources.getFirst().action;
        }

        /** Whether it holds a difference that its reader has to judge. */
        public boolean isChanging() {
            return resources.stream().anyMatch(ResourceView::changing);
        }

        /** The signs of what happens in it, each once, such as {@code + ~}. */
        public List<CountView> counts() {
            return resources.stream()
                    .collect(Collectors.groupingBy(
                            resource -> new CountView(resource.sign(), resource.verb(), 0),
                            LinkedHashMap::new,
                            Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(sign ->
                            new CountView(sign.getKey().sign(), sign.getKey().verb(), sign.getValue()))
                    .toList();
        }
    }

    /**
     * A resource that would change.
     *
     * @param name the address within its module
     * @param words what happens to it, and why where it is not for a difference of its own
     * @param changing whether it is there and will be, with differences
     * @param attributes that differ, first those that force its replacement; of a new one each has a value after
     * @param later names of the attributes of a new one that only the apply will tell
     */
    record ResourceView(
            String module,
            String name,
            Action action,
            String words,
            boolean changing,
            List<AttributeView> attributes,
            List<String> later) {

        static ResourceView of(PlanSummary.Resource resource) {
            var address = resource.address();
            var split = moduleEnd(address);
            var action = resource.action();
            return new ResourceView(
                    split == 0 ? "site" : address.substring("module.".length(), split),
                    split == 0 ? address : address.substring(split + 1),
                    action,
                    wordsOf(action, resource.reason()),
                    action == Action.UPDATE || action == Action.REPLACE,
                    resource.attributes().stream()
                            .filter(attribute -> !isLater(action, attribute))
                            .map(AttributeView::of)
                            .sorted(Comparator.comparing(attribute -> !attribute.forcesReplacement))
                            .toList(),
                    resource.attributes().stream()
                            .filter(attribute -> isLater(action, attribute))
                            .map(PlanSummary.Attribute::path)
                            .toList());
        }

        /** {@code +}, {@code ~}, {@code ±} or {@code −}. */
        public String sign() {
            return signOf(action);
        }

        public String verb() {
            return action.verb();
        }

        /** Where the first module's name ends in an address; 0 for a resource outside of modules. */
        private static int moduleEnd(String address) {
            return address.startsWith("module.") ? address.indexOf('.', "module.".length()) : 0;
        }

        private static boolean isLater(Action action, PlanSummary.Attribute attribute) {
            return (action == Action.CREATE || action == Action.REPLACE)
                    && "(known after apply)".equals(attribute.after())
                    && !attribute.forcesReplacement();
        }

        private static String wordsOf(Action action, @Nullable String reason) {
            return switch (action) {
                case CREATE -> "new";
                case UPDATE -> "changed in place";
                case DESTROY -> "destroyed";
                case REPLACE -> "replaced" + why(reason == null ? "" : reason);
            };
        }

        /** By the reasons of Terraform's JSON output format that no difference tells. */
        private static String why(String reason) {
            return switch (reason) {
                case "replace_because_tainted" -> ": it was left half made";
                case "replace_by_request" -> ": somebody asked for it";
                case "replace_by_triggers" -> ": something that it follows changes";
                default -> "";
            };
        }
    }

    /** An attribute that would differ. */
    record AttributeView(
            String path,
            @Nullable ShownValue before,
            @Nullable ShownValue after,
            boolean forcesReplacement) {

        static AttributeView of(PlanSummary.Attribute attribute) {
            return new AttributeView(
                    attribute.path(),
                    ShownValue.of(attribute.before()),
                    ShownValue.of(attribute.after()),
                    attribute.forcesReplacement());
        }
    }
}
