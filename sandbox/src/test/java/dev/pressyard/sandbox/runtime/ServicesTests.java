package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.testing.SettableClock;
import dev.pressyard.sandbox.engine.EngineContainer;
import dev.pressyard.sandbox.proxy.Backend.Server;
import dev.pressyard.sandbox.proxy.ServerHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServicesTests {

    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final Chores chores = new Chores(clock);
    private final ServiceEvents events = new ServiceEvents();
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final PlayedTraffic traffic = new PlayedTraffic();

    private final Services services = new Services(
            traffic,
            new TaskHealths(new Probes(chores), new Patience(() -> 0), clock),
            new TaskStarts((service, deployment, round) -> happened.add("start"), chores, events, clock),
            new TaskExits(chores, task -> happened.add("end " + task.id()), clock),
            events,
            new ServiceReports(events, clock));

    private PlayedControlPlane controlPlane;

    @BeforeEach
    void open() {
        controlPlane = new PlayedControlPlane();
    }

    @AfterEach
    void close() {
        controlPlane.close();
        chores.close();
    }

    @Test
    void tellsTheProxyBeforeATaskIsToldToStop() {
        var both = List.of(PaperSite.task("before", "old"), PaperSite.task("after", "new"));
        traffic.serves("before", "after");

        reconcile(both);
        assertThat(happened).containsExactly("serve [after]");

        traffic.serves("after");
        reconcile(both);
        assertThat(happened).startsWith("serve [after]").containsOnlyOnce("end before");
    }

    @Test
    void waitsForTheProxyAndForRequestsThatWereBegunButNotForEver() {
        var both = List.of(PaperSite.task("before", "old"), PaperSite.task("after", "new"));
        traffic.serves("before", "after");
        reconcile(both);

        reconcile(both);
        assertThat(happened).as("the proxy has not taken it up").doesNotContain("end before");

        traffic.serves("after");
        traffic.draining = true;
        clock.advance(Duration.ofSeconds(PaperSite.DEREGISTRATION_SECONDS - 1));
        reconcile(both);
        assertThat(happened).as("requests are still answered").doesNotContain("end before");

        clock.advance(Duration.ofSeconds(1));
        reconcile(both);
        assertThat(happened).containsOnlyOnce("end before");
    }

    @Test
    void tellsWhyATaskStoppedAndReplacesIt() {
        var service = PaperSite.service(1, "new");
        var ended = PaperSite.task("ended", "new", "exited", "Exited (3) 1 second ago");

        services.reconcile(round(PaperSite.view(List.of(service), List.of(), List.of()), List.of(ended)));
        chores.close();

        assertThat(happened).contains("start");
        assertThat(controlPlane.told())
                .singleElement()
                .asString()
                .contains("\"lastStatus\":\"STOPPED\"", "\"exitCode\":3", "Essential container in task exited")
                .contains("(task ended) exited with code 3.");
    }

    /** A round, and all that it began. */
    private void reconcile(List<EngineContainer> containers) {
        var service = PaperSite.service(1, "new", "old");
        services.reconcile(round(PaperSite.view(List.of(service), List.of(), List.of()), containers));
        chores.close();
    }

    private Round round(CloudView view, List<EngineContainer> containers) {
        return PaperSite.round(view, containers, controlPlane.endpoint());
    }

    private final class PlayedTraffic implements Traffic {

        private Map<String, ServerHealth> served = Map.of();
        private boolean draining;

        void serves(String... tasks) {
            served = List.of(tasks).stream().collect(Collectors.toMap(it -> it, _ -> new ServerHealth(true, 0)));
        }

        @Override
        public Map<String, ServerHealth> health() {
            return served;
        }

        @Override
        public boolean isDraining() {
            return draining;
        }

        @Override
        public void serve(Map<String, List<Server>> targetsByGroup) {
            happened.add("serve "
                    + targetsByGroup.getOrDefault(PaperSite.GROUP, List.of()).stream()
                            .map(Server::name)
                            .toList());
        }
    }
}
