package dev.pressyard.provisioning.containerlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.testing.MotoTarget;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Reads logs from moto, which keeps them as CloudWatch Logs does. */
@PostgresTest
@Import(MotoTarget.class)
@TestPropertySource(properties = "pressyard.worker.slots=0")
class ContainerLogsIntegrationTests {

    private static final String FIRST = "wordpress/wordpress/0123abc";
    private static final String SECOND = "wordpress/wordpress/4567def";

    /** CloudWatch takes nothing that is older than two weeks. */
    private final Instant begin =
            Instant.ofEpochSecond(Instant.now().getEpochSecond()).minusSeconds(600);

    @Autowired
    private ContainerLogs logs;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private MotoTarget controlPlane;

    @Test
    void goesBackAndForthThroughOneContainersLog() {
        var site = siteWithLog("paged");
        write(site, FIRST, 0, 25);

        var end = logs.last(site, FIRST, 10);
        assertThat(end.lines())
                .extracting(ContainerLogLine::text)
                .startsWith("line 15")
                .endsWith("line 24");

        var before = logs.at(site, FIRST, end.older(), 10);
        assertThat(before.lines())
                .extracting(ContainerLogLine::text)
                .startsWith("line 5")
                .endsWith("line 14");

        assertThat(logs.at(site, FIRST, end.newer(), 10).lines()).isEmpty();
        write(site, FIRST, 25, 2);
        assertThat(logs.at(site, FIRST, end.newer(), 10).lines())
                .extracting(ContainerLogLine::text)
                .containsExactly("line 25", "line 26");
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
    void findsTheNewestLinesOfAllContainers() {
        var site = siteWithLog("searched");
        write(site, FIRST, 0, 20);
        write(site, SECOND, 20, 20);

        assertThat(logs.since(site, begin, Optional.of("line 1"), 3))
                .extracting(ContainerLogLine::text)
                .containsExactly("line 17", "line 18", "line 19");
        assertThat(logs.since(site, begin.plusSeconds(35), Optional.empty(), 100))
                .extracting(ContainerLogLine::text)
                .containsExactly("line 35", "line 36", "line 37", "line 38", "line 39");
        assertThat(logs.since(site, begin, Optional.of("a \"quoted\" word"), 3)).isEmpty();
    }

    @Test
    void isEmptyForASiteThatNothingWasAppliedOf() {
        var site = order("ordered");

        assertThat(logs.streams(site)).isEmpty();
        assertThat(logs.last(site, FIRST, 10).lines()).isEmpty();
    }

    @Test
    void isEmptyOnceTheLogGroupIsGone() {
        var site = order("gone");
        outputs.replace(site.id(), List.of(new SiteOutput("log_group_name", "/pressyard/gone/containers")));

        assertThat(logs.since(site, begin, Optional.empty(), 10)).isEmpty();
    }

    private Site siteWithLog(String name) {
        var site = order(name);
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

    private Site order(String name) {
        var spec = new SiteSpec(name, Environment.DEVELOPMENT, SiteSize.SMALL, "us-east-1", "ada@example.org");
        requests.order(new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec), new Actor("ada", null));
        return sites.requireNamed(name);
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
