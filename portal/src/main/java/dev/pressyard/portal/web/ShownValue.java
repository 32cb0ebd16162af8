package dev.pressyard.portal.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value of one of Terraform's attributes as people read it.
 *
 * @param text without the quotes of JSON, unless it is empty
 * @param said whether the portal says it in place of a value, such as {@code (sensitive)}
 */
public record ShownValue(String text, boolean said) {

    /**
     * Shows a value.
     *
     * @param value JSON or a word in parentheses; absent for none
     */
    public static @Nullable ShownValue of(@Nullable String value) {
        return value == null ? null : new ShownValue(textOf(value), value.startsWith("("));
    }

    private static String textOf(String value) {
        var isText = value.startsWith("\"") && !value.equals("\"\"");
        return isText ? JsonMapper.shared().readValue(value, String.class) : value;
    }

    /** The class of its element, if it has one. */
    public @Nullable String style() {
        return said ? "said" : null;
    }
}
