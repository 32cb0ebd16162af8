package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.testing.PostgresTest;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class ImageTurnIntegrationTests {

    @Autowired
    private ImageTurn turn;

    @Autowired
    private ImageTurns turns;

    @Autowired
    private SiteRequests requests;

    @Test
    void letsOneAtATimeToAPlaceAndTellsTheOtherThatItWaits() throws Exception {
        var blog = run("turn-blog");
        var news = run("turn-news");
        var shop = run("turn-shop");
        var done = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var waits = new CountDownLatch(1);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = workers.submit(() -> turn.take("registry/blog", blog, () -> {}, () -> {
                begun.countDown();
                await(done);
                return "first";
            }));
            await(begun);
            var second = workers.submit(() ->
                    turn.take("registry/blog", news, waits::countDown, () -> first.isDone() || done.getCount() == 0));

            await(waits);
            assertThat(turn.<String>take("registry/shop", shop, () -> {}, () -> "elsewhere"))
                    .isEqualTo("elsewhere");
            assertThat(second.isDone()).isFalse();
            assertThat(turns.ahead(news.identifier())).hasValue(blog.identifier());
            assertThat(turns.ahead(blog.identifier())).isEmpty();

            done.countDown();
            assertThat(answer(first)).isEqualTo("first");
            assertThat(answer(second)).isTrue();
            assertThat(turns.ahead(news.identifier())).isEmpty();
        }
    }

    private RunDetails run(String name) {
        var spec = new SiteSpec("A title", Environment.DEVELOPMENT, SiteSize.SMALL, "us-east-1", "ada@example.org");
        return RunDetails.of(requests.order(
                new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec), new Actor("ada", null)));
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static <T> T answer(Future<T> work) throws Exception {
        return work.get(20, TimeUnit.SECONDS);
    }
}
