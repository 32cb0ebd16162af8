package dev.pressyard.provisioning.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must not be readable in a log. Masks known values, and what looks like a secret although nobody announced it.
 *
 * <p>A known value is found as it is and in the forms that tools print: escaped as in JSON and HCL, as in a URL, and in
 * Base64. Of a value of several lines each line counts. Lines of fewer than {@value #SHORTEST} characters are not
 * masked: hiding every "on" or "root" would make the log unreadable and tell nothing apart.
 */
public final class Redaction {

    /** Below this many characters a value is not masked. */
    public static final int SHORTEST = 6;

    static final String MASK = "[redacted]";

    /** In {@link RawText}. */
    private final List<String> values;

    private Redaction(List<String> values) {
        this.values = values;
    }

    /** Masks what looks like a secret, knowing none. */
    public static Redaction ofPatterns() {
        return of(List.of());
    }

    /** Masks these values, and what looks like a secret. */
    public static Redaction of(Collection<String> secrets) {
        return new Redaction(secrets.stream()
                .flatMap(secret -> Stream.concat(Stream.of(secret), secret.lines()))
                .map(String::strip)
                .filter(value -> value.length() >= SHORTEST && !value.matches(PrivateKeys.BORDER))
                .flatMap(Redaction::forms)
                .filter(form -> form.indexOf('\n') < 0)
                .map(RawText::of)
                .distinct()
                .toList());
    }

    /** Also masks these values. */
    public Redaction and(Collection<String> secrets) {
        return new Redaction(Stream.concat(values.stream(), of(secrets).values.stream())
                .distinct()
                .toList());
    }

    private static Stream<String> forms(String value) {
        var escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        var escapedForPages =
                escaped.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
        var inQuery = URLEncoder.encode(value, StandardCharsets.UTF_8);
        var inPath = inQuery.replace("+", "%20");
        var base64 = Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return Stream.of(value, escaped, escapedForPages, inQuery, inPath, base64);
    }

    /** A tool's message, masked, for what is kept beside the log. */
    public String masked(String message) {
        return RawText.decode(apply(RawText.of(message), 0).text());
    }

    /**
     * Masks whole lines of {@link RawText}.
     *
     * @param hiddenLines what the lines before them left over
     */
    Redacted apply(String raw, int hiddenLines) {
        return PrivateKeys.hide(mask(raw), hiddenLines);
    }

    /** A position at or before {@code limit} that cuts no secret in two. */
    int cutBefore(String raw, int limit) {
        int cut = limit;
        for (var span : spans(raw)) {
            if (span.start < cut && cut < span.end) {
                cut = span.start > 0 ? span.start : limit;
            }
        }
        return cut;
    }

    private String mask(String raw) {
        var spans = spans(raw);
        if (spans.isEmpty()) {
            return raw;
        }
        var masked = new StringBuilder(raw.length());
        int position = 0;
        for (var span : spans) {
            masked.append(raw, position, span.start).append(MASK);
            position = span.end;
        }
        return masked.append(raw, position, raw.length()).toString();
    }

    /** Where secrets are, in order and apart from each other. */
    private List<Span> spans(String raw) {
        var found = SecretPatterns.find(raw);
        for (var value : values) {
            for (int at = raw.indexOf(value); at >= 0; at = raw.indexOf(value, at + 1)) {
                found.add(new Span(at, at + value.length()));
            }
        }
        return merged(found);
    }

    private static List<Span> merged(List<Span> found) {
        found.sort(Comparator.comparingInt(Span::start));
        var merged = new ArrayList<Span>();
        for (var span : found) {
            if (merged.isEmpty() || merged.getLast().end < span.start) {
                merged.add(span);
            } else {
                var last = merged.removeLast();
                merged.add(new Span(last.start, Math.max(last.end, span.end)));
            }
        }
        return merged;
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "Redaction[values=%d]".formatted(values.size());
    }

    /** A secret's first position and the one behind its last. */
    record Span(int start, int end) {}

    /**
     * Masked lines.
     *
     * @param hiddenLines how many of the lines that follow are to be masked at most
     */
    record Redacted(String text, int hiddenLines) {}
}
