package dev.pressyard.provisioning.stack.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Terraform process printed, for people, without its colours. Diagnostics come in boxes:
 *
 * <pre>
 * ╷
 * │ Error: creating RDS DB Instance (blog): …
 * │
 * │   with module.database.aws_db_instance.main,
 * ╵
 * </pre>
 */
public record TerraformOutput(List<String> lines) {

    /** ECMA-48's control sequences. */
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

    private static final Pattern SUBJECT = Pattern.compile("\\s*with (\\S+?),?\\s*");
    private static final Pattern COMPLETE = Pattern.compile("(?:Apply|Destroy) complete! Resources: (.+?)\\.?\\s*");
    private static final String ERROR = "Error: ";
    private static final int TAIL = 20;

    /** Takes what a process wrote, colours and all. */
    public static TerraformOutput of(String text) {
        return new TerraformOutput(COLOURS.matcher(text)
                .replaceAll("")
                .lines()
                .map(String::stripTrailing)
                .toList());
    }

    /** The errors in the order in which they were printed; warnings are left out. */
    public List<TerraformError> errors() {
        var errors = new ArrayList<TerraformError>();
        var box = new ArrayList<String>();
        for (var line : lines) {
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '╷' -> box.clear();
                case '│' -> box.add(line.substring(Math.min(2, line.length())));
                case '╵' -> error(box).ifPresent(errors::add);
                default -> {}
            }
        }
        return errors;
    }

    private static Optional<TerraformError> error(List<String> box) {
        if (box.isEmpty() || !box.getFirst().startsWith(ERROR)) {
            return Optional.empty();
        }
        var subject = box.stream()
                .map(SUBJECT::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst();
        return Optional.of(new TerraformError(
                box.getFirst().substring(ERROR.length()),
                subject,
                box.stream().collect(Collectors.joining("\n")).strip()));
    }

    /** How many resources an apply touched, as {@code 42 added, 0 changed, 0 destroyed}; empty if it did not finish. */
    public Optional<String> applied() {
        return lines.stream()
                .map(COMPLETE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .reduce((_, last) -> last);
    }

    /** The last lines, for where Terraform ended without an error of its own making. */
    public String tail() {
        return lines.stream()
                .skip(Math.max(0, lines.size() - TAIL))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
