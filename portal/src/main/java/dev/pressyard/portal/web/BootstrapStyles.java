package dev.pressyard.portal.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of Bootstrap that can apply to our pages: those for elements, and for the few of its classes that are used.
 * That is a tenth of the whole, which a browser would read before it shows anything.
 */
final class BootstrapStyles {

    /** Every class of Bootstrap that a page uses; one that is missing here looks like no class at all. */
    static final List<String> CLASSES = List.of(
            "btn",
            "btn-danger",
            "btn-primary",
            "btn-sm",
            "card",
            "form-check-input",
            "form-control",
            "form-label",
            "form-select",
            "form-text",
            "is-invalid",
            "visually-hidden");

    private static final Pattern EXCEPTION = Pattern.compile(":not\\([^)]*\\)");
    private static final Pattern CLASS = Pattern.compile("\\.([A-Za-z][A-Za-z0-9_-]*)");
    private static final Pattern COMMA_OUTSIDE_OF_PARENTHESES = Pattern.compile(",(?![^(]*\\))");
    /** Our themes are {@code data-theme}; Bootstrap's dark one is never on. */
    private static final String DARK = "[data-bs-theme=dark]";

    private BootstrapStyles() {}

    /** The blocks of a style sheet that can apply; those of {@code @media} with what is left in them. */
    static String used(String styles) {
        var used = new StringBuilder();
        for (var at = 0; at < styles.length(); ) {
            var open = styles.indexOf('{', at);
            if (open < 0) {
                break;
            }
            var close = closing(styles, open);
            used.append(block(styles.substring(at, open).strip(), styles.substring(open + 1, close)));
            at = close + 1;
        }
        return used.toString();
    }

    private static String block(String head, String body) {
        if (head.startsWith("@media")) {
            var inner = used(body);
            return inner.isEmpty() ? "" : head + "{" + inner + "}";
        }
        if (head.startsWith("@")) {
            return "";
        }
        var selectors = Stream.of(COMMA_OUTSIDE_OF_PARENTHESES.split(head))
                .filter(BootstrapStyles::applies)
                .collect(Collectors.joining(","));
        return selectors.isEmpty() ? "" : selectors + "{" + body + "}";
    }

    private static boolean applies(String selector) {
        return !selector.contains(DARK)
                && CLASS.matcher(EXCEPTION.matcher(selector).replaceAll(""))
                        .results()
                        .allMatch(it -> CLASSES.contains(it.group(1)));
    }

    /** Where the block ends that opens at {@code open}; braces in strings do not occur. */
    private static int closing(String styles, int open) {
        var depth = 0;
        for (var at = open; at < styles.length(); at++) {
            depth += switch (styles.charAt(at)) {
                case '{' -> 1;
                case '}' -> -1;
                default -> 0;
            };
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("a style sheet without an end, from character " + open);
    }
}
