package dev.pressyard.provisioning.containerlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.testing.MotoTarget;
import dev.pressyard.provisioning.testing.MotoTest;
import dev.pressyard.provisioning.testing.OrderedSites;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Reads logs from moto, which keeps them as CloudWatch Logs does. */
@MotoTest
class ContainerLogsIntegrationTests {

    private static final String FIRST = "wordpress/wordpress/0123abc";
    private static final String SECOND = "wordpress/wordpress/4567def";

    /** CloudWatch takes nothing that is older than two weeks. */
    private final Instant begin =
            Instant.ofEpochSecond(Instant.now().getEpochSecond()).minusSeconds(600);

    @Autowired
    private ContainerLogs logs;

    @Autowired
    private OrderedSites sites;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private MotoTarget controlPlane;

    @Test
    void goesBackThroughTheLogOfOneContainerOrOfAll() {
        var site = siteWithLog("paged");
        write(site, FIRST, 0, 25);
        write(site, SECOND, 25, 5);

        var end = logs.read(site, asked(Optional.empty(), FIRST, ""), 10);
        assertThat(texts(end)).hasSize(10).startsWith("line 15").endsWith("line 24");
        var before = logs.read(site, asked(end.older(), FIRST, ""), 10);
        assertThat(texts(before)).hasSize(10).startsWith("line 5").endsWith("line 14");
        var first = logs.read(site, asked(before.older(), FIRST, ""), 10);
        assertThat(texts(first)).hasSize(5).startsWith("line 0");
        assertThat(first.older()).isEmpty();

        assertThat(texts(logs.read(site, ContainerLogQuery.ALL, 7)))
                .containsExactly("line 23", "line 24", "line 25", "line 26", "line 27", "line 28", "line 29");
        assertThat(logs.last(site, FIRST, 2)).extracting(ContainerLogLine::text).containsExactly("line 23", "line 24");
    }

    @Test
    void namesTheContainersAndTheirTasks() {
        var site = siteWithLog("streams");
        write(site, FIRST, 0, 1);
        write(site, SECOND, 0, 1);

        assertThat(logs.streams(site))
                .extracting(ContainerLogStream::task, ContainerLogStream::container)
                .containsExactlyInAnyOrder(tuple("0123abc", "wordpress"), tuple("4567def", "wordpress"));
    }

    @Test
    void findsLinesByTheirWords() {
        var site = siteWithLog("searched");
        write(site, FIRST, 0, 20);
        write(site, SECOND, 20, 20);

        assertThat(texts(logs.read(site, asked(Optional.empty(), null, "19 line"), 10)))
                .containsExactly("line 19");
        assertThat(texts(logs.read(site, asked(Optional.empty(), null, "a \"quoted\" word"), 3)))
                .isEmpty();
    }

    @Test
    void isEmptyForASiteThatNothingWasAppliedOf() {
        var site = sites.order("ordered");

        assertThat(logs.streams(site)).isEmpty();
        assertThat(logs.last(site, FIRST, 10)).isEmpty();
    }

    @Test
    void isEmptyOnceTheLogGroupIsGone() {
        var site = sites.order("gone");
        outputs.replace(site.id(), List.of(new SiteOutput("log_group_name", "/pressyard/gone/containers")));

        assertThat(logs.read(site, ContainerLogQuery.ALL, 10).lines()).isEmpty();
    }

    private static ContainerLogQuery asked(Optional<Instant> before, @Nullable String stream, String text) {
        return new ContainerLogQuery(before, Optional.ofNullable(stream), text, LogLevel.INFO, true);
    }

    private static List<String> texts(ContainerLogPage page) {
        return page.lines().stream().map(line -> line.message().text()).toList();
    }

    private Site siteWithLog(String name) {
        var site = sites.order(name);
        var group = "/pressyard/" + name + "/containers";
        outputs.replace(site.id(), List.of(new SiteOutput("log_group_name", group)));
        try (var client = client()) {
            client.createLogGroup(request -> request.logGroupName(group));
            List.of(FIRST, SECOND)
                    .forEach(stream -> client.createLogStream(
                            request -> request.logGroupName(group).logStreamName(stream)));
        }
        return site;
    }

    /** A line a second. */
    private void write(Site site, String stream, int first, int count) {
        var events = IntStream.range(first, first + count)
                .mapToObj(number -> InputLogEvent.builder()
                        .timestamp(begin.plusSeconds(number).toEpochMilli())
                        .message("line " + number)
                        .build())
                .toList();
        try (var client = client()) {
            client.putLogEvents(request -> request.logGroupName("/pressyard/" + site.name() + "/containers")
                    .logStreamName(stream)
                    .logEvents(events));
        }
    }

    private CloudWatchLogsClient client() {
        return controlPlane.session().client(CloudWatchLogsClient.builder());
    }
}
