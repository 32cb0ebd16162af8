package dev.pressyard.provisioning.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds in Packer's and Ansible's output what went wrong. */
final class BuildMessages {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern TELLING =
            Pattern.compile("fatal: |failed: |ERROR! |Error: |errored after|^E: |: error: |docker: ");
    private static final int MOST_LINES = 12;
    private static final int MOST_CHARACTERS = 4000;

    private BuildMessages() {}

    /** The telling lines, or else the last ones, of a spool file. */
    static String errors(Path output) {
        try {
            var lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> COLOUR.matcher(line).replaceAll("").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
            var telling = lines.stream()
                    .filter(TELLING.asPredicate())
                    .distinct()
                    .limit(MOST_LINES)
                    .toList();
            return shortened(telling.isEmpty() ? last(lines) : telling);
        } catch (IOException failure) {
            return "The build's output cannot be read: " + failure.getMessage();
        }
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    private static String shortened(List<String> lines) {
        var text = String.join("\n", lines);
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
