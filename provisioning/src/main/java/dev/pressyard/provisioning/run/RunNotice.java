package dev.pressyard.provisioning.run;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every node hears of a changed run, by {@link RunChanged#CHANNEL}: which it is, and of which site, so that nobody
 * has to look that up to know whether it is of interest.
 *
 * @param siteId the site it is for; {@code null} if for none
 */
public record RunNotice(RunIdentifier run, @Nullable UUID siteId) {

    private static final String BETWEEN = " ";

    static RunNotice of(Run run) {
        return new RunNotice(run.identifier(), run.site().orElse(null));
    }

    /** What a notification says; empty for the one that says that some may have been missed. */
    public static Optional<RunNotice> parse(String payload) {
        if (payload.isEmpty()) {
            return Optional.empty();
        }
        var words = payload.split(BETWEEN, -1);
        var run = new RunIdentifier(Long.parseLong(words[0]));
        return Optional.of(new RunNotice(run, words.length > 1 ? UUID.fromString(words[1]) : null));
    }

    public Optional<UUID> site() {
        return Optional.ofNullable(siteId);
    }

    /** As {@link #parse} reads it. */
    public String payload() {
        return siteId == null ? run.toString() : run + BETWEEN + siteId;
    }
}
