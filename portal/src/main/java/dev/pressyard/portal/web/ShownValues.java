package dev.pressyard.portal.web;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Values of Terraform's attributes, JSON or a word in parentheses such as {@code (sensitive)}, for templates. */
@Component("shownValues")
public class ShownValues {

    ShownValues() {}

    /** The value as people read it: a text without its quotes, unless it is empty. */
    public String text(String value) {
        var isText = value.startsWith("\"") && !value.equals("\"\"");
        return isText ? JsonMapper.shared().readValue(value, String.class) : value;
    }

    /** Whether the portal says it, in place of a value. */
    public boolean isSaid(String value) {
        return value.startsWith("(");
    }
}
