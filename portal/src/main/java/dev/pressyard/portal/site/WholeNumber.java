package dev.pressyard.portal.site;

import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number in a field of text. */
final class WholeNumber {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");

    private WholeNumber() {}

    /** The number that was typed; empty if it is none, or out of range. */
    static Optional<Integer> read(String typed, int least, int most) {
        return Optional.of(typed)
                .filter(it -> DIGITS.matcher(it).matches())
                .map(Integer::valueOf)
                .filter(it -> it >= least && it <= most);
    }
}
