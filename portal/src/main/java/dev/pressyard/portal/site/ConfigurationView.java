package dev.pressyard.portal.site;

import dev.pressyard.portal.run.RunRow;
import dev.pressyard.portal.site.SiteChoices.TaskChoice;
import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was wanted of a site, version by version, newest first; each compared with the one that was in force then. */
record ConfigurationView(List<VersionView> versions) {

    /**
     * @param current the version that is in force or on its way
     * @param runs the newest run that was to bring a version about, by the version's number
     */
    static ConfigurationView of(List<SiteSpecVersion> versions, int current, Map<Integer, Run> runs) {
        var views = new ArrayList<VersionView>();
        SiteSpec before = null;
        for (var version : versions.reversed()) {
            var run = runs.get(version.version());
            views.addFirst(new VersionView(
                    version.version(),
                    Standing.of(version.version() == current, run),
                    version.createdBy(),
                    version.createdAt(),
                    differences(before, version.spec()),
                    run == null ? null : RunRow.of(run)));
            before = before == null || Standing.wasTaken(run) ? version.spec() : before;
        }
        return new ConfigurationView(views);
    }

    /** Everything that a spec says, in words, by what it is about. */
    static Map<String, String> words(SiteSpec spec) {
        var capacity = spec.capacity();
        var words = new LinkedHashMap<String, String>();
        words.put("Title", spec.title());
        words.put("Environment", spec.environment().label());
        words.put("Size", spec.size().label() + (spec.details() == null ? "" : ", with details of its own"));
        words.put("Region", spec.region());
        words.put("Containers", "%d to %d".formatted(capacity.taskCount(), capacity.taskCountMaximum()));
        words.put("Each container", TaskChoice.of(CapacityReader.task(capacity)).label());
        words.put("More containers", scaling(capacity.requestsPerTask()));
        words.put("Database", "%s, %d GiB".formatted(capacity.databaseClass(), capacity.databaseStorage()));
        words.put(
                "Database begins",
                spec.restoredFrom().map("with the snapshot %s"::formatted).orElse("empty"));
        words.put(
                "WordPress",
                spec.chosenWordPress().map(WordPressRelease::version).orElse("the usual one"));
        words.put("Themes and plugins", spec.code().words());
        words.put(
                "PHP memory",
                "%d MiB for a request".formatted(spec.phpSettings().memory()));
        words.put("Largest upload", "%d MiB".formatted(spec.phpSettings().upload()));
        words.put("Administrator e-mail", spec.administratorEmail());
        words.put(
                "Administered from",
                spec.administratorNetworks().isEmpty() ? "anywhere" : String.join(", ", spec.administratorNetworks()));
        words.put("Tags", spec.tags().isEmpty() ? "none" : String.join(", ", spec.tags()));
        return words;
    }

    private static String scaling(@Nullable Integer requestsPerTask) {
        return requestsPerTask == null
                ? "by CPU and memory"
                : "by CPU, memory, and above %d requests a minute for each".formatted(requestsPerTask);
    }

    private static List<DifferenceView> differences(@Nullable SiteSpec before, SiteSpec after) {
        if (before == null) {
            return List.of();
        }
        var earlier = words(before);
        return words(after).entrySet().stream()
                .filter(word -> !Objects.equals(word.getValue(), earlier.get(word.getKey())))
                .map(word -> new DifferenceView(
                        word.getKey(), Objects.requireNonNull(earlier.get(word.getKey())), word.getValue()))
                .toList();
    }

    /** What became of a version. */
    enum Standing {
        IN_FORCE("In force"),
        ON_ITS_WAY("On its way"),
        PARTLY("In force in part"),
        EARLIER("Earlier"),
        NEVER("Never applied");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        static Standing of(boolean current, @Nullable Run run) {
            if (!current) {
                return wasTaken(run) ? EARLIER : NEVER;
            }
            if (wasTaken(run)) {
                return IN_FORCE;
            }
            return run != null && run.status().isEnded() ? PARTLY : ON_ITS_WAY;
        }

        /** A version whose runs are too long ago to be looked at was taken, as far as anybody knows. */
        static boolean wasTaken(@Nullable Run run) {
            return run == null || run.status().isSucceeded();
        }

        /** In words. */
        public String label() {
            return label;
        }
    }

    /**
     * A version of what was wanted.
     *
     * @param differences from the version that was in force before it; none in the first
     * @param run the newest run that was to bring it about
     */
    record VersionView(
            int number,
            Standing standing,
            String createdBy,
            Instant createdAt,
            List<DifferenceView> differences,
            @Nullable RunRow run) {}

    /** What one version has otherwise than the version before it. */
    record DifferenceView(String label, String before, String after) {}
}
