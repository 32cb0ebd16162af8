package dev.pressyard.portal.site;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.validation.BindingResult;

/** Reads the tags of a site out of a line of text. */
final class TagsReader {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,23}");
    private static final int MOST = 8;

    private TagsReader() {}

    /** The tags in their order, each once; says in {@code errors} what is none. */
    static List<String> read(String typed, BindingResult errors) {
        var tags = SEPARATOR
                .splitAsStream(typed)
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > MOST) {
            errors.rejectValue(
                    "tags", "refused", "A site has at most %d tags; these are %d.".formatted(MOST, tags.size()));
        }
        wrong(tags)
                .findFirst()
                .ifPresent(wrong -> errors.rejectValue(
                        "tags",
                        "refused",
                        "'%s' is no tag: a tag has a-z, 0-9, dots and hyphens, 24 characters at most."
                                .formatted(wrong)));
        return tags;
    }

    private static Stream<String> wrong(List<String> tags) {
        return tags.stream().filter(it -> !FORM.matcher(it).matches());
    }
}
