package dev.pressyard.portal.measurement;

import dev.pressyard.portal.measurement.SteadyLoad.Question;
import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateWrites;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/**
 * Measures what the portal takes for its pages with {@link ManySites}, over HTTP on loopback, from when a request is
 * due to the last byte of its compressed answer, while 50 requests a second are made in all, or as many as the argument
 * says. Where others share the machine the processor time says more.
 */
final class ServerTimeMeasurements {

    /** Some 900 requests a page, so that the JVM has compiled what is asked for most. */
    private static final Duration WARM_UP = Duration.ofMinutes(3);

    private static final Duration TIME = Duration.ofSeconds(90);

    private static final List<Question> QUESTIONS = List.of(
            new Question("sites, first page", () -> "/sites"),
            new Question(
                    "sites, deep page by name", () -> "/sites?sort=NAME&after=site-5555&afterId=" + new UUID(0, 0)),
            new Question("sites, filtered and searched", () -> "/sites?environment=PRODUCTION&search=77"),
            question("a site", number -> "/sites/site-" + (1 + number % ManySites.LOOKED_AT)),
            question("a run", number -> "/runs/" + (ManySites.RUNS - number % ManySites.LOOKED_AT)),
            new Question("runs, first page", () -> "/runs"),
            new Question("audit, first page", () -> "/audit"),
            question(
                    "audit, deep page", number -> "/audit?before=" + (1_000 + number % (ManySites.AUDIT_ROWS - 1_000))),
            question(
                    "audit, one person's, deep",
                    number -> "/audit?person=person-7&before=" + (1_000 + number % (ManySites.AUDIT_ROWS - 1_000))),
            question("audit, one site's", number -> "/audit?site=site-" + (1 + number % ManySites.SITES)),
            new Question("audit, rare person and action", () -> "/audit?person=rare&action=run.canceled"));

    private ServerTimeMeasurements() {}

    public static void main(String[] arguments) throws Exception {
        var perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        try (var portal = MeasuredPortal.start();
                var client = new PortalClient(portal.port())) {
            new ManySites(portal.database(), portal.bean(StateCredentials.class), portal.bean(StateWrites.class))
                    .write();
            client.signIn("admin", MeasuredPortal.PASSWORD);
            var load = new SteadyLoad(client, QUESTIONS);
            load.ask(perSecond, WARM_UP);
            var busy = portal.busy();
            var taken = load.ask(perSecond, TIME);
            var requests = taken.values().stream().mapToInt(Durations::count).sum();
            System.out.printf(
                    "MEASURED processor time a request, Postgres and this client included: %d ms%n",
                    portal.busy().minus(busy).toMillis() / requests);
            taken.forEach((what, durations) -> durations.report(what));
        }
        System.exit(0);
    }

    private static Question question(String name, IntFunction<String> path) {
        return new Question(name, () -> path.apply(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE)));
    }
}
