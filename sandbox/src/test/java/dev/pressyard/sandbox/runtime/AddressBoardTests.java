package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AddressBoardTests {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final URI ADDRESS = URI.create("http://localhost:31000/");

    private final AddressBoard board = new AddressBoard();

    @Test
    void waitsForTheFirstRound() {
        var asked = CompletableFuture.supplyAsync(() -> board.await("blog", LONG));
        assertThat(asked).isNotDone();

        board.post(Map.of("blog", ADDRESS));

        assertThat(asked).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(Optional.of(ADDRESS));
    }

    @Test
    void waitsForNothingThatARoundWouldHaveFound() {
        var asked = CompletableFuture.supplyAsync(() -> board.await("gone", LONG));
        while (!asked.isDone()) {
            board.post(Map.of("blog", ADDRESS));
            Thread.onSpinWait();
        }

        assertThat(asked).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(Optional.empty());
    }

    @Test
    void waitsForNothingWhereNothingRuns() {
        board.rest();

        assertThat(board.await("blog", LONG)).isEmpty();
        assertThat(board.isServing()).isFalse();
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        assertThat(board.await("blog", Duration.ZERO)).isEmpty();
    }
}
