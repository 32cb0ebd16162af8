package dev.pressyard.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.web.NumberedPage.Bounds;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NumberedPageTests {

    private static final int ALL = 8;

    @Test
    void beginsWithTheNewest() {
        assertThat(page(null, null)).isEqualTo(new NumberedPage<>(List.of(8L, 7L, 6L), null, 6L));
    }

    @Test
    void goesOnToTheOldest() {
        assertThat(page(6L, null)).isEqualTo(new NumberedPage<>(List.of(5L, 4L, 3L), 5L, 3L));
        assertThat(page(3L, null)).isEqualTo(new NumberedPage<>(List.of(2L, 1L), 2L, null));
    }

    @Test
    void goesBackToTheNewest() {
        assertThat(page(null, 2L)).isEqualTo(new NumberedPage<>(List.of(5L, 4L, 3L), 5L, 3L));
        assertThat(page(null, 5L)).isEqualTo(page(null, null));
    }

    private static NumberedPage<Long> page(@Nullable Long before, @Nullable Long after) {
        return NumberedPage.<Long>of(
                new Bounds(before, after),
                3,
                (number, limit) -> LongStream.iterate(Math.min(number - 1, ALL), it -> it > 0, it -> it - 1)
                        .limit(limit)
                        .boxed()
                        .toList(),
                (number, limit) -> LongStream.rangeClosed(number + 1, ALL)
                        .limit(limit)
                        .boxed()
                        .toList(),
                Long::longValue);
    }
}
