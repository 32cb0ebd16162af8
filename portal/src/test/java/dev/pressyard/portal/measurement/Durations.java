package dev.pressyard.portal.measurement;

import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long something took, many times over. */
final class Durations {

    private final Queue<Long> nanoseconds = new ConcurrentLinkedQueue<>();

    void add(long nanosecondsTaken) {
        nanoseconds.add(nanosecondsTaken);
    }

    int count() {
        return nanoseconds.size();
    }

    /** Prints percentiles in milliseconds. */
    void report(String what) {
        var sorted = nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "MEASURED %-44s p50 %7.1f ms, p95 %7.1f ms, p99 %7.1f ms, slowest %7.1f ms (%d)%n",
                what,
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99),
                percentile(sorted, 100),
                sorted.length);
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
