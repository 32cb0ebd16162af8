package dev.pressyard.portal.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times and durations in words, for templates. The script {@code moments.js} keeps the same words up to date. */
@Component("moments")
public class Moments {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** For example {@code 2026-11-22 09:41:07 UTC}. */
    public String exact(Instant moment) {
        return EXACT.format(moment);
    }

    /** The time of the day alone, for example {@code 09:41:07}; in UTC. */
    public String clock(Instant moment) {
        return CLOCK.format(moment);
    }

    /** For example {@code 4 min ago}; a moment that is still to come counts as just now. */
    public String ago(Instant moment) {
        var seconds = Math.max(0, Duration.between(moment, clock.instant()).toSeconds());
        if (seconds < 45) {
            return "just now";
        }
        if (seconds < 90 * 60) {
            return Math.max(1, Math.round(seconds / 60.0)) + " min ago";
        }
        if (seconds < 36 * 3600) {
            return Math.round(seconds / 3600.0) + " h ago";
        }
        return Math.round(seconds / 86_400.0) + " days ago";
    }

    /** How long ago, for example {@code 4 min} or {@code 2 days}. */
    public String age(Instant moment) {
        return ago(moment).replace(" ago", "").replace("just now", "new");
    }

    /** For example {@code 1:12} or {@code 1:02:03}; from {@code start} until {@code end}, or until now. */
    public String took(Instant start, @Nullable Instant end) {
        return words(Duration.between(start, end == null ? clock.instant() : end));
    }

    /** As {@link #words}; absent where nothing is usual, or what usually is over in no time. */
    public static @Nullable String usual(@Nullable Duration duration) {
        return duration == null || duration.toSeconds() < 1 ? null : words(duration);
    }

    /** Minutes and seconds, with hours before them where there are any. */
    public static String words(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
