package dev.pressyard.sandbox.scaling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The samples of the last minute. */
public final class UsageHistory {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<UsageSample> samples = new ArrayDeque<>();

    /** Adds a sample; returns the usage of the last minute, empty before a minute of samples is there. */
    public Map<Metric, Double> add(UsageSample sample) {
        samples.addLast(sample);
        while (samples.size() > 2 && !isYoungerThanAMinute(second(), sample)) {
            samples.removeFirst();
        }
        var oldest = samples.getFirst();
        return isYoungerThanAMinute(oldest, sample) ? Map.of() : sample.since(oldest);
    }

    private UsageSample second() {
        return samples.stream().skip(1).findFirst().orElseThrow();
    }

    private static boolean isYoungerThanAMinute(UsageSample sample, UsageSample now) {
        return sample.at().plus(MINUTE).isAfter(now.at());
    }
}
