package dev.pressyard.portal.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of what is listed from the highest number to the lowest, with the ways to the others. Each page is found by
 * a number, and so costs the same wherever it is.
 *
 * @param newer the number that the rows of the page before are above; absent on the first page
 * @param older the number that the rows of the next page are below; absent on the last page
 */
public record NumberedPage<T>(
        List<T> rows, @Nullable Long newer, @Nullable Long older) {

    /**
     * Where a page begins or ends, as its address says; the first page if it says neither.
     *
     * @param before the number that its rows are below
     * @param after the number that its rows are above
     */
    public record Bounds(@Nullable Long before, @Nullable Long after) {

        public boolean isFirst() {
            return before == null && after == null;
        }
    }

    /** Some rows on one side of a number, the nearest first. */
    @FunctionalInterface
    public interface Side<T> {
        List<T> from(long number, int limit);
    }

    public static <T> NumberedPage<T> of(
            Bounds bounds, int size, Side<T> below, Side<T> above, ToLongFunction<T> number) {
        if (bounds.after() != null) {
            var found = above.from(bounds.after(), size + 1);
            // Fewer are the newest of all, which are shown as many as there are.
            if (found.size() > size) {
                var rows = found.subList(0, size).reversed();
                return new NumberedPage<>(
                        List.copyOf(rows), number.applyAsLong(rows.getFirst()), number.applyAsLong(rows.getLast()));
            }
        }
        var before = bounds.before();
        var found = below.from(before == null ? Long.MAX_VALUE : before, size + 1);
        var rows = found.stream().limit(size).toList();
        return new NumberedPage<>(
                rows,
                before == null || rows.isEmpty() ? null : number.applyAsLong(rows.getFirst()),
                found.size() > size ? number.applyAsLong(rows.getLast()) : null);
    }

    /** The same page of what is made of each row. */
    public <V> NumberedPage<V> map(Function<T, V> view) {
        return new NumberedPage<>(rows.stream().map(view).toList(), newer, older);
    }
}
