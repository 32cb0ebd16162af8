package dev.pressyard.provisioning.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A task that failed, as Ansible's default callback reports it through Packer: a line {@code fatal: [host]: FAILED! =>}
 * with the module's result behind it, as JSON, or below it as YAML up to the next empty line.
 *
 * @param task its name, or empty when the output does not name it
 * @param messages what the module said, one line each: {@code msg}, and {@code stderr} of a command
 */
record AnsibleFailure(String task, List<String> messages) {

    private static final Pattern PACKERS_PREFIX = Pattern.compile("^\\s*(?:==> )?docker\\.\\w+: ?");
    private static final Pattern TASK = Pattern.compile("^TASK \\[(.*)]\\s*\\**$");
    private static final Pattern FAILURE =
            Pattern.compile("^(?:fatal|failed): \\[.*?(?:FAILED|UNREACHABLE)! =>\\s*(.*)$");
    private static final List<String> TELLING = List.of("msg", "stderr");

    /** The failures in lines of a build's output without colours, in their order. */
    static List<AnsibleFailure> in(List<String> output) {
        var lines = output.stream()
                .map(line -> PACKERS_PREFIX.matcher(line).replaceFirst(""))
                .toList();
        var failures = new ArrayList<AnsibleFailure>();
        var task = "";
        for (var number = 0; number < lines.size(); number++) {
            task = nameIn(lines.get(number)).orElse(task);
            var failure = FAILURE.matcher(lines.get(number));
            if (failure.matches()) {
                failures.add(new AnsibleFailure(task, messages(result(failure.group(1), lines, number + 1))));
            }
        }
        return failures;
    }

    @Override
    public String toString() {
        return (task.isEmpty() ? "" : task + ": ") + String.join("\n", messages);
    }

    private static Optional<String> nameIn(String line) {
        var task = TASK.matcher(line);
        return task.matches() ? Optional.of(task.group(1)) : Optional.empty();
    }

    private static String result(String behind, List<String> lines, int below) {
        var block = lines.stream().skip(below).takeWhile(line -> !line.isBlank());
        return behind.isEmpty() ? String.join("\n", block.toList()) : behind;
    }

    private static List<String> messages(String result) {
        try {
            var parsed = new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(result);
            if (parsed instanceof Map<?, ?> values) {
                return TELLING.stream()
                        .flatMap(key -> lines(values.get(key)))
                        .filter(line -> !line.isBlank())
                        .toList();
            }
        } catch (YAMLException unreadable) {
            // A result that is cut off is shown as it stands.
        }
        return result.lines().toList();
    }

    private static Stream<String> lines(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case List<?> several -> several.stream().flatMap(AnsibleFailure::lines);
            default -> value.toString().lines();
        };
    }
}
