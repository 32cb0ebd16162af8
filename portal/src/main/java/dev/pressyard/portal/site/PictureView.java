package dev.pressyard.portal.site;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.state.StateResource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a site is made of, as its Terraform state tells it.
 *
 * @param zones the availability zones that its subnets lie in
 * @param others how many more resources there are than the picture shows
 */
record PictureView(
        NodeView network,
        List<String> zones,
        NodeView loadBalancer,
        NodeView tasks,
        NodeView database,
        NodeView files,
        int others) {

    /** @param console the address of a resource's page in the provider's console, where there is one */
    static Optional<PictureView> of(List<StateResource> resources, Function<StateResource, Optional<String>> console) {
        var managed = resources.stream()
                .filter(resource -> resource.mode() == StateResource.Mode.MANAGED)
                .toList();
        if (managed.isEmpty()) {
            return Optional.empty();
        }
        var nodes = new Nodes(managed, console);
        return Optional.of(new PictureView(
                nodes.node("Network", "aws_vpc", "id"),
                zones(managed),
                nodes.node("Load balancer", "aws_lb", "name"),
                nodes.node("WordPress", "aws_ecs_service", "name"),
                nodes.node("Database", "aws_db_instance", "identifier"),
                nodes.node("Uploaded files", "aws_efs_file_system", "id"),
                Math.max(0, managed.size() - 5)));
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
     * @param console its page in the provider's console
     */
    record NodeView(
            String label,
            StateView state,
            @Nullable String id,
            @Nullable String console) {}

    private record Nodes(List<StateResource> resources, Function<StateResource, Optional<String>> console) {

        NodeView node(String label, String type, String identifier) {
            return resources.stream()
                    .filter(resource -> resource.type().equals(type))
                    .findFirst()
                    .map(resource -> new NodeView(
                            label,
                            resource.tainted()
                                    ? new StateView("To be replaced", Tone.BAD)
                                    : new StateView("In place", Tone.GOOD),
                            resource.attribute(identifier).orElse(null),
                            console.apply(resource).orElse(null)))
                    .orElseGet(() -> new NodeView(label, new StateView("Not there", Tone.IDLE), null, null));
        }
    }
}
