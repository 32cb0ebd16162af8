package dev.pressyard.provisioning.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in Packer's and Ansible's output what went wrong. */
final class BuildMessages {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern TELLING = Pattern.compile("ERROR! |Error: |errored after|^E: |: error: |docker: ");
    private static final Pattern REFUSAL = Pattern.compile("The site's code was refused: .*"
            + "|The archive does not have the checksum .*"
            + "|The archive is larger than .*"
            + "|The repository takes more than .*"
            + "|The archive holds WordPress .*");
    private static final Pattern UNFETCHED = Pattern.compile("curl: \\([0-9]+\\) (.*)");
    /** The role on whose behalf an archive was fetched is that of the last task that is not of the fetching itself. */
    private static final Pattern ROLE = Pattern.compile("TASK \\[(?!download )(\\w+) : ");

    private static final int MOST_LINES = 12;
    private static final int MOST_CHARACTERS = 4000;

    private BuildMessages() {}

    /** Why the roles refused an archive, in their own words, if that is what ended the build. */
    static Optional<String> refusal(Path output) {
        return AnsibleFailure.in(lines(output)).stream()
                .flatMap(failure -> failure.messages().stream())
                .map(REFUSAL::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    /**
     * An archive that could not be fetched.
     *
     * @param words why, as curl says it
     */
    record Unfetched(boolean isWordPress, String words) {}

    /** Which archive could not be fetched, if that is what ended the build. */
    static Optional<Unfetched> unfetched(Path output) {
        var lines = lines(output);
        return AnsibleFailure.in(lines).stream()
                .flatMap(failure -> failure.messages().stream())
                .map(UNFETCHED::matcher)
                .filter(Matcher::find)
                .map(found -> new Unfetched(lastRole(lines).equals("wordpress"), found.group(1)))
                .findFirst();
    }

    private static String lastRole(List<String> lines) {
        return lines.stream()
                .map(ROLE::matcher)
                .filter(Matcher::find)
                .map(task -> task.group(1))
                .reduce("", (_, later) -> later);
    }

    /** What Ansible's tasks said that failed, and the other telling lines; or else the last lines of a spool file. */
    static String errors(Path output) {
        var lines = lines(output);
        var telling = Stream.concat(
                        AnsibleFailure.in(lines).stream().map(AnsibleFailure::toString),
                        lines.stream().filter(TELLING.asPredicate()).map(String::strip))
                .distinct()
                .limit(MOST_LINES)
                .toList();
        return shortened(telling.isEmpty() ? last(lines) : telling);
    }

    private static List<String> lines(Path output) {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> COLOUR.matcher(line).replaceAll("").stripTrailing())
                    .toList();
        } catch (IOException failure) {
            return List.of("The build's output cannot be read: " + failure.getMessage());
        }
    }

    private static List<String> last(List<String> lines) {
        var written = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return written.subList(Math.max(0, written.size() - MOST_LINES), written.size());
    }

    private static String shortened(List<String> lines) {
        var text = String.join("\n", lines);
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
