package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.testing.PostgresTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PostgresTest
class ImageTurnIntegrationTests {

    @Autowired
    private ImageTurn turn;

    @Test
    void letsOneAtATimeToAPlaceAndTellsTheOtherThatItWaits() throws Exception {
        var done = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var waits = new CountDownLatch(1);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = workers.submit(() -> turn.take("registry/blog", ImageTurnIntegrationTests::doNothing, () -> {
                begun.countDown();
                await(done);
                return "first";
            }));
            await(begun);
            var second = workers.submit(
                    () -> turn.take("registry/blog", waits::countDown, () -> first.isDone() || done.getCount() == 0));

            await(waits);
            assertThat(turn.<String>take("registry/shop", ImageTurnIntegrationTests::doNothing, () -> "elsewhere"))
                    .isEqualTo("elsewhere");
            assertThat(second.isDone()).isFalse();

            done.countDown();
            assertThat(answer(first)).isEqualTo("first");
            assertThat(answer(second)).isTrue();
        }
    }

    private static void doNothing() {
        // Whoever does not wait has nothing to say.
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static <T> T answer(Future<T> work) throws Exception {
        return work.get(20, TimeUnit.SECONDS);
    }
}
