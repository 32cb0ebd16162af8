package dev.pressyard.sandbox.cloud;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What really runs of an ECS service. The names are those of the control plane's route.
 *
 * @param targets targets by target group's ARN
 */
public record ServiceObservation(
        String account,
        String region,
        String cluster,
        String service,
        List<Deployment> deployments,
        List<Task> tasks,
        List<String> events,
        Map<String, List<Target>> targets) {

    /**
     * A deployment's tasks.
     *
     * @param failed tasks that did not come up, or were replaced for their health
     * @param complete whether all tasks that were asked for run and are healthy, and none of another deployment is left
     */
    public record Deployment(String id, int running, int pending, int failed, boolean complete) {}

    /**
     * A task; instants are seconds since 1970.
     *
     * @param stop for one that has stopped; it is reported once, and the control plane shows it for an hour
     */
    public record Task(
            String id,
            String deployment,
            String taskDefinition,
            String lastStatus,
            String desiredStatus,
            String health,
            double createdAt,
            @Nullable Double startedAt,
            @Nullable Stop stop,
            String address,
            List<TaskContainer> containers) {}

    /** When a task stopped, in seconds since 1970, and why. */
    public record Stop(double at, String reason) {}

    /** A container of a task. */
    public record TaskContainer(
            String name,
            String image,
            String runtimeId,
            String lastStatus,
            String health,
            @Nullable Integer exitCode) {}

    /** A registered target; states and reasons are those of ELBv2's DescribeTargetHealth. */
    public record Target(
            String id,
            int port,
            String state,
            @Nullable String reason,
            @Nullable String description) {}
}
