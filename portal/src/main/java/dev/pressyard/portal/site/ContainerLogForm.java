package dev.pressyard.portal.site;

import dev.pressyard.provisioning.containerlog.ContainerLogQuery;
import dev.pressyard.provisioning.containerlog.LogLevel;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the log of a site's containers.
 *
 * @param container name of the only log stream to read
 * @param level only lines that matter as much, or more; a word that is no level is as good as none
 * @param text words that lines hold
 * @param checks {@code true} for a log with health checks that passed
 * @param follow {@code true} if the page is to ask again by itself
 * @param before only older lines
 */
record ContainerLogForm(
        @Nullable String container,
        @Nullable String level,
        @Nullable String text,
        @Nullable String checks,
        @Nullable String follow,
        @Nullable Instant before) {

    ContainerLogQuery query() {
        return new ContainerLogQuery(
                Optional.ofNullable(before),
                Optional.ofNullable(container).filter(it -> !it.isBlank()),
                Objects.requireNonNullElse(text, "").strip(),
                least(),
                isChecked(checks));
    }

    private LogLevel least() {
        for (var known : LogLevel.values()) {
            if (known.name().equals(level)) {
                return known;
            }
        }
        return LogLevel.INFO;
    }

    public boolean isWithHealthChecks() {
        return isChecked(checks);
    }

    public boolean isFollowing() {
        return isChecked(follow);
    }

    /** Whether it asks for less than everything but health checks. */
    public boolean isNarrow() {
        var query = query();
        return query.stream().isPresent() || !query.text().isEmpty() || query.least() != LogLevel.INFO;
    }

    private static boolean isChecked(@Nullable String value) {
        return "true".equals(value);
    }
}
