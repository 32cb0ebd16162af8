package dev.pressyard.portal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
@Timeout(60)
class RunEventsIntegrationTests {

    @Autowired
    private SeededSites sites;

    private PortalClient client;
    private long run;

    @BeforeEach
    void signIn(@LocalServerPort int port) throws Exception {
        client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
        run = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void goesOnAfterTheLastEventThatAClientHas() throws Exception {
        sites.write(run, 1, 10);
        var before = ids("/runs/%d/events".formatted(run), 4);

        var last = before.getLast();
        var after = ids("/runs/%d/events".formatted(run), 6, "Last-Event-ID", last.toString());

        assertThat(before).isEqualTo(LongStream.rangeClosed(1, 4).boxed().toList());
        assertThat(after).isEqualTo(LongStream.rangeClosed(5, 10).boxed().toList());
    }

    @Test
    void tellsOnlyWhatAPageDoesNotKnowYet() throws Exception {
        sites.write(run, 1, 5);

        assertThat(ids("/runs/%d/events?after=3".formatted(run), 2)).containsExactly(4L, 5L);
    }

    @Test
    void tellsLinesThatAreWrittenWhileSomebodyListens() throws Exception {
        try (var lines = client.stream("/runs/%d/events".formatted(run)).body()) {
            var iterator = lines.iterator();
            while (!iterator.next().equals("event: run")) {
                // The stream has begun once it has told how the run stands.
            }
            sites.write(run, "written later");

            var data = "";
            while (!data.contains("written later")) {
                data = iterator.next();
            }
            assertThat(data).startsWith("data: {\"first\":2");
        }
    }

    @Test
    void endsWhenTheRunHasEndedAndEverythingIsTold() throws Exception {
        sites.write(run, 1, 300);
        sites.move(run, "APPLIED", "READY");

        try (var lines = client.stream("/runs/%d/events".formatted(run)).body()) {
            var all = lines.toList();
            assertThat(all.stream().filter(line -> line.startsWith("id: "))).hasSize(301);
            assertThat(all).endsWith("event: end", "data: ended", "");
        }
    }

    @Test
    void endsSoonAfterItsSession(@LocalServerPort int port) throws Exception {
        try (var other = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
                var kept = client.stream("/runs/%d/events".formatted(run)).body();
                var lines = other.stream("/runs/%d/events".formatted(run)).body()) {
            other.post("/sites", "/sign-out", Map.of());

            assertThat(lines.toList()).doesNotContain("event: end");
            sites.write(run, "for those who stayed");
            assertThat(kept.filter(line -> line.contains("for those who stayed"))
                            .findFirst())
                    .isPresent();
        }
    }

    @Test
    void isForWhoeverHasSignedInOnly(@LocalServerPort int port) throws Exception {
        try (var stranger = new PortalClient(port)) {
            var answer = stranger.get("/runs/%d/events".formatted(run), "X-Requested-With", "fetch");
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    private List<Long> ids(String path, int count, String... headers) throws Exception {
        try (var lines = client.stream(path, headers).body()) {
            return lines.filter(line -> line.startsWith("id: "))
                    .map(line -> Long.valueOf(line.substring("id: ".length())))
                    .limit(count)
                    .toList();
        }
    }
}
