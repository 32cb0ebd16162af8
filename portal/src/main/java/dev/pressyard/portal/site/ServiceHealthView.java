package dev.pressyard.portal.site;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.servicehealth.ServiceHealth;
import dev.pressyard.provisioning.servicehealth.ServiceHealth.Event;
import dev.pressyard.provisioning.servicehealth.ServiceHealth.Rollout;
import dev.pressyard.provisioning.servicehealth.ServiceReplica;
import dev.pressyard.provisioning.servicehealth.ServiceReplica.State;
import dev.pressyard.provisioning.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a site's service is, in words.
 *
 * @param tasks which tasks run
 * @param balancer what the load balancer finds of them
 * @param isEarlier whether a version runs that is not the one that was applied last
 * @param ailing the tasks that the load balancer does not find healthy
 * @param events what happened last, newest first
 */
record ServiceHealthView(
        StateView state,
        String tasks,
        String balancer,
        boolean isEarlier,
        List<ReplicaView> ailing,
        List<Event> events,
        Instant seenAt) {

    /** ECS begins each message so; the page is about that service alone. */
    private static final Pattern SUBJECT = Pattern.compile("^\\(service [^)]*\\) ");

    static ServiceHealthView of(Site site, ServiceHealth health) {
        return new ServiceHealthView(
                state(health),
                health.before() > 0 ? rollout(health) : tasks(health),
                balancer(health),
                !health.isAsApplied()
                        && health.version().rollout() == Rollout.COMPLETED
                        && site.status().isSettled(),
                health.replicas().stream()
                        .filter(replica -> replica.state() != State.HEALTHY)
                        .map(ReplicaView::of)
                        .toList(),
                health.events().stream()
                        .map(event -> new Event(event.at(), words(event.message())))
                        .toList(),
                health.seenAt());
    }

    /** ECS counts one as it counts two. */
    private static String words(String message) {
        return SUBJECT.matcher(message).replaceFirst("The service ").replace(" 1 tasks", " 1 task");
    }

    private static StateView state(ServiceHealth health) {
        return switch (health.condition()) {
            case HEALTHY -> new StateView("Healthy", Tone.GOOD);
            case STARTING -> new StateView("Starting", Tone.BUSY);
            case ROLLING_OUT -> new StateView("Rolling out", Tone.BUSY);
            case DEGRADED -> new StateView("Degraded", Tone.BAD);
            case DOWN -> new StateView("Not serving", Tone.BAD);
            case ROLLOUT_FAILED -> new StateView("Rollout failed", Tone.BAD);
            case STOPPED -> new StateView("Stopped", Tone.IDLE);
        };
    }

    /** Both versions run for a while, so that more tasks run than are wanted; nobody should have to wonder why. */
    private static String rollout(ServiceHealth health) {
        return "New version: %s. Version before: %d still running.".formatted(tasks(health), health.before());
    }

    /** Where fewer are wanted than before, those too many run for a while. */
    private static String tasks(ServiceHealth health) {
        var version = health.version();
        return "%d of %d %s running%s%s%s"
                .formatted(
                        Math.min(version.running(), health.wanted()),
                        health.wanted(),
                        health.wanted() == 1 ? "task" : "tasks",
                        also(version.running() - health.wanted(), "too many"),
                        also(version.starting(), "starting"),
                        also(version.failed(), "failed"));
    }

    private static String also(int count, String what) {
        return count > 0 ? ", %d %s".formatted(count, what) : "";
    }

    private static String balancer(ServiceHealth health) {
        return Stream.of(State.values())
                .filter(state -> state == State.HEALTHY || health.replicas(state) > 0)
                .map(state -> "%d %s".formatted(health.replicas(state), word(state)))
                .collect(Collectors.joining(", "));
    }

    private static String word(State state) {
        return switch (state) {
            case HEALTHY -> "healthy";
            case STARTING -> "being checked";
            case UNHEALTHY -> "unhealthy";
            case LEAVING -> "leaving";
            case UNUSED -> "not checked";
        };
    }

    /** A task that the load balancer does not find healthy. */
    record ReplicaView(String address, StateView state, String reason) {

        static ReplicaView of(ServiceReplica replica) {
            return new ReplicaView(
                    replica.address(), new StateView(capitalized(replica.state()), tone(replica)), replica.reason());
        }

        private static String capitalized(State state) {
            var word = word(state);
            return Character.toUpperCase(word.charAt(0)) + word.substring(1);
        }

        private static Tone tone(ServiceReplica replica) {
            return switch (replica.state()) {
                case HEALTHY -> Tone.GOOD;
                case STARTING -> Tone.BUSY;
                case UNHEALTHY -> Tone.BAD;
                case LEAVING, UNUSED -> Tone.IDLE;
            };
        }
    }
}
