package dev.pressyard.sandbox.runtime;

import java.util.Arrays;

/**
 * The status codes by which a target group knows health, for example {@code 200}, {@code 200,202} or {@code 200-399}.
 *
 * @param ranges without spaces, separated by commas
 */
record StatusMatcher(String ranges) {

    static StatusMatcher of(String text) {
        return new StatusMatcher(text.replace(" ", ""));
    }

    boolean accepts(int status) {
        return Arrays.stream(ranges.split(","))
                .map(range -> range.split("-", 2))
                .anyMatch(ends -> {
                    var first = Integer.parseInt(ends[0]);
                    var last = Integer.parseInt(ends[ends.length - 1]);
                    return first <= status && status <= last;
                });
    }
}
