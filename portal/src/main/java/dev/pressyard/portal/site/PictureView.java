package dev.pressyard.portal.site;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.state.StateResource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a site is made of, as its Terraform state tells it.
 *
 * @param zones the availability zones that its subnets lie in
 * @param modules all its resources, by the Terraform module that made them
 * @param total how many resources there are
 */
record PictureView(
        NodeView network,
        List<String> zones,
        NodeView loadBalancer,
        NodeView tasks,
        NodeView database,
        NodeView files,
        List<ModuleView> modules,
        int total) {

    /**
     * @param isVanishing whether a destroy is at work on what is there
     * @param console the address of a resource's page in the provider's console, where there is one
     */
    static Optional<PictureView> of(
            List<StateResource> resources, boolean isVanishing, Function<StateResource, Optional<String>> console) {
        var managed = resources.stream()
                .filter(resource -> resource.mode() == StateResource.Mode.MANAGED)
                .toList();
        if (managed.isEmpty()) {
            return Optional.empty();
        }
        var nodes = new Nodes(managed, isVanishing, console);
        return Optional.of(new PictureView(
                nodes.node("Network", "aws_vpc", "id"),
                zones(managed),
                nodes.node("Load balancer", "aws_lb", "name"),
                nodes.node("WordPress", "aws_ecs_service", "name"),
                nodes.node("Database", "aws_db_instance", "identifier"),
                nodes.node("Uploaded files", "aws_efs_file_system", "id"),
                ModuleView.of(managed),
                managed.size()));
    }

    private static List<String> zones(List<StateResource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals("aws_subnet"))
                .flatMap(resource -> resource.attribute("availability_zone").stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * One resource in the picture.
     *
     * @param id by which the provider knows it; absent while it is not there
     * @param facts what else is worth knowing, in a few words; empty if nothing is
     * @param console its page in the provider's console
     */
    record NodeView(
            String label,
            StateView state,
            @Nullable String id,
            String facts,
            @Nullable String console) {}

    /** The resources of one Terraform module. */
    record ModuleView(String name, List<ResourceView> resources) {

        static List<ModuleView> of(List<StateResource> resources) {
            var byModule = resources.stream()
                    .map(ResourceView::of)
                    .collect(Collectors.groupingBy(ResourceView::module, TreeMap::new, Collectors.toList()));
            return byModule.entrySet().stream()
                    .map(module -> new ModuleView(module.getKey(), module.getValue()))
                    .sorted(Comparator.comparing(ModuleView::name))
                    .toList();
        }
    }

    /** @param name the address within its module */
    record ResourceView(
            String module, String name, @Nullable String id) {

        static ResourceView of(StateResource resource) {
            var module = resource.module();
            return new ResourceView(
                    module.isEmpty() ? "site" : module.substring(module.indexOf('.') + 1),
                    module.isEmpty() ? resource.address() : resource.address().substring(module.length() + 1),
                    resource.attribute("id").orElse(null));
        }
    }

    private record Nodes(
            List<StateResource> resources, boolean isVanishing, Function<StateResource, Optional<String>> console) {

        NodeView node(String label, String type, String identifier) {
            return resources.stream()
                    .filter(resource -> resource.type().equals(type))
                    .findFirst()
                    .map(resource -> new NodeView(
                            label,
                            state(resource),
                            resource.attribute(identifier).orElse(null),
                            facts(resource),
                            console.apply(resource).orElse(null)))
                    .orElseGet(() -> new NodeView(label, new StateView("Not there", Tone.IDLE), null, "", null));
        }

        private StateView state(StateResource resource) {
            if (isVanishing) {
                return new StateView("Being destroyed", Tone.BUSY);
            }
            return resource.tainted()
                    ? new StateView("To be replaced", Tone.BAD)
                    : new StateView("In place", Tone.GOOD);
        }

        private String facts(StateResource resource) {
            return switch (resource.type()) {
                case "aws_vpc" -> words(List.of(resource.attribute("cidr_block"), gateways()));
                case "aws_lb" -> words(List.of(resource.attribute("load_balancer_type"), firewall()));
                case "aws_ecs_service" ->
                    words(List.of(capacity(), resource.attribute("launch_type").map("on "::concat)));
                case "aws_db_instance" ->
                    words(List.of(
                            resource.attribute("engine"),
                            resource.attribute("engine_version"),
                            resource.attribute("instance_class"),
                            resource.attribute("allocated_storage").map(size -> size + " GiB"),
                            resource.attribute("multi_az")
                                    .filter(Boolean::parseBoolean)
                                    .map(_ -> "standby in a second zone")));
                case "aws_efs_file_system" -> words(List.of(resource.attribute("throughput_mode")));
                default -> "";
            };
        }

        private Optional<String> gateways() {
            var gateways = count("aws_nat_gateway");
            return switch (gateways) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of("1 NAT gateway");
                default -> Optional.of(gateways + " NAT gateways");
            };
        }

        private Optional<String> firewall() {
            return count("aws_wafv2_web_acl_association") == 0
                    ? Optional.empty()
                    : Optional.of("behind a web firewall");
        }

        private int count(String type) {
            return (int) resources.stream()
                    .filter(resource -> resource.type().equals(type))
                    .count();
        }

        /**
         * How many tasks autoscaling keeps. The service's own count in the state is that of its first day: autoscaling
         * changes it past Terraform.
         */
        private Optional<String> capacity() {
            return resources.stream()
                    .filter(resource -> resource.type().equals("aws_appautoscaling_target"))
                    .findFirst()
                    .flatMap(scaling -> scaling.attribute("min_capacity")
                            .flatMap(least -> scaling.attribute("max_capacity").map(most -> tasks(least, most))));
        }

        private static String tasks(String least, String most) {
            var count = least.equals(most) ? most : least + " to " + most;
            return count + (most.equals("1") ? " task" : " tasks");
        }

        private static String words(List<Optional<String>> facts) {
            return facts.stream().flatMap(Optional::stream).collect(Collectors.joining(" · "));
        }
    }
}
