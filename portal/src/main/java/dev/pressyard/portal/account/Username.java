package dev.pressyard.portal.account;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name a person signs in with: 2 to 64 lower-case letters, digits, dots, underscores and dashes, beginning with a
 * letter.
 */
record Username(String value) {

    static final String PATTERN = "[a-z][a-z0-9._-]{1,63}";
    private static final Pattern ALLOWED = Pattern.compile(PATTERN);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    Username {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a username: " + value);
        }
    }

    /** What somebody typed, without regard to case and outer blanks; a control character is no letter of a name. */
    static String normalized(String typed) {
        return CONTROL.matcher(typed.strip().toLowerCase(Locale.ROOT)).replaceAll("?");
    }
}
