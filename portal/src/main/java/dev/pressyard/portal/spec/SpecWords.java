package dev.pressyard.portal.spec;

import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.site.SiteSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a spec says, as people read it. */
public final class SpecWords {

    private static final double UNITS_PER_CPU = 1024;
    private static final double MIB_PER_GIB = 1024;

    private SpecWords() {}

    /** Everything that a spec says, in words, by what it is about. */
    public static Map<String, String> of(SiteSpec spec) {
        var capacity = spec.capacity();
        var words = new LinkedHashMap<String, String>();
        words.put("Title", spec.title());
        words.put("Environment", spec.environment().label());
        words.put("Size", spec.size().label() + (spec.details() == null ? "" : ", with details of its own"));
        words.put("Region", spec.region());
        words.put("Containers", "%d to %d".formatted(capacity.taskCount(), capacity.taskCountMaximum()));
        words.put("Each container", task(capacity.taskCpu(), capacity.taskMemory()));
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
        words.put("Administrator", spec.administrator());
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

    /**
     * What a spec says otherwise than the one before it.
     *
     * @param before absent for the first, which says all of it anew
     */
    public static List<SpecDifference> differences(@Nullable SiteSpec before, SiteSpec after) {
        var earlier = before == null ? Map.<String, String>of() : of(before);
        return of(after).entrySet().stream()
                .filter(word -> !Objects.equals(word.getValue(), earlier.get(word.getKey())))
                .map(word -> new SpecDifference(word.getKey(), earlier.get(word.getKey()), word.getValue()))
                .toList();
    }

    /**
     * What a container has: {@code 0.5 vCPU, 1 GiB}.
     *
     * @param units of a processor, 1024 of which are one
     * @param memory in MiB
     */
    public static String task(int units, int memory) {
        return "%s vCPU, %s GiB".formatted(plain(units / UNITS_PER_CPU), plain(memory / MIB_PER_GIB));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
