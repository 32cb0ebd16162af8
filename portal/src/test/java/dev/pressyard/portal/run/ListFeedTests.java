package dev.pressyard.portal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.web.Doorbell;
import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.notification.Subscription;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.target.TargetLost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ListFeedTests {

    private final UUID site = UUID.randomUUID();
    private final Channels channels = new Channels();
    private final ListFeed feed = new ListFeed(channels);
    private final Doorbell bell = new Doorbell();
    private final ListNews news = new ListNews(notice -> site.equals(notice.siteId()), bell);

    @Test
    void leavesAPageAloneThatKnowsAll() throws Exception {
        channels.publish(RunChanged.CHANNEL, "41 " + site);
        var known = feed.now();

        assertThat(feed.isNow(known)).isTrue();
        feed.follow(news, known);
        assertThat(rings()).isFalse();
    }

    @Test
    void tellsWhatChangedBetweenThePageAndItsStream() throws Exception {
        var known = feed.now();
        channels.publish(RunChanged.CHANNEL, "41 " + site);

        assertThat(feed.isNow(known)).isFalse();
        feed.follow(news, known);
        assertThat(rings()).isTrue();
    }

    @Test
    void tellsAPageOfAnotherNodeThatAnythingMayHaveChanged() throws Exception {
        feed.follow(news, new ListFeed(new Channels()).now());

        assertThat(rings()).isTrue();
    }

    @Test
    void tellsOfRunsThatAreShownAndOfEveryLostTargetUntilTheViewerLeaves() throws Exception {
        var subscription = feed.follow(news, feed.now());
        channels.publish(RunChanged.CHANNEL, "41 " + UUID.randomUUID());
        assertThat(rings()).isFalse();
        channels.publish(RunChanged.CHANNEL, "42 " + site);
        assertThat(rings()).isTrue();
        channels.publish(TargetLost.CHANNEL, UUID.randomUUID().toString());
        assertThat(rings()).isTrue();

        subscription.close();
        channels.publish(RunChanged.CHANNEL, "43 " + site);
        assertThat(rings()).isFalse();
    }

    private boolean rings() throws InterruptedException {
        return bell.await(Duration.ZERO);
    }

    /** Notifications that are told at once, by whoever publishes them. */
    private static final class Channels implements Notifications {

        private final List<Map.Entry<String, Consumer<String>>> listeners = new ArrayList<>();

        @Override
        public Subscription subscribe(String channel, Consumer<String> listener) {
            var entry = Map.entry(channel, listener);
            listeners.add(entry);
            return () -> listeners.remove(entry);
        }

        @Override
        public void publish(String channel, String payload) {
            listeners.stream()
                    .filter(entry -> entry.getKey().equals(channel))
                    .forEach(entry -> entry.getValue().accept(payload));
        }
    }
}
