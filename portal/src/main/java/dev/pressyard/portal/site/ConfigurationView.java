package dev.pressyard.portal.site;

import dev.pressyard.portal.run.RunRow;
import dev.pressyard.portal.site.SiteChoices.TaskChoice;
import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was wanted of a site, version by version, newest first. */
record ConfigurationView(List<VersionView> versions) {

    /** @param runs the newest run that was to bring a version about, by the version's number */
    static ConfigurationView of(List<SiteSpecVersion> versions, Map<Integer, RunRow> runs) {
        var views = new ArrayList<VersionView>();
        for (var index = 0; index < versions.size(); index++) {
            var version = versions.get(index);
            var before = index + 1 < versions.size() ? versions.get(index + 1).spec() : null;
            views.add(new VersionView(
                    version.version(),
                    version.createdBy(),
                    version.createdAt(),
                    differences(before, version.spec()),
                    runs.get(version.version())));
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
        words.put("Administrator e-mail", spec.administratorEmail());
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

    /**
     * A version of what was wanted.
     *
     * @param differences from the version before it; none in the first
     * @param run the newest run that was to bring it about
     */
    record VersionView(
            int number,
            String createdBy,
            Instant createdAt,
            List<DifferenceView> differences,
            @Nullable RunRow run) {}

    /** What one version has otherwise than the version before it. */
    record DifferenceView(String label, String before, String after) {}
}
