package dev.pressyard.provisioning.log;

import java.util.Collection;
import java.util.List;

/** What must not be readable in a log, and how it is masked. */
public final class Redaction {

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    /** Masks what looks like a secret, knowing none. */
    public static Redaction ofPatterns() {
        return of(List.of());
    }

    /** Masks these values, and what looks like a secret. Values of fewer than 6 characters are not masked. */
    public static Redaction of(Collection<String> secrets) {
        return new Redaction(secrets.stream()
                .flatMap(String::lines)
                .filter(line -> line.length() >= 6)
                .toList());
    }

    String apply(String text) {
        var redacted = text;
        for (var secret : secrets) {
            redacted = redacted.replace(secret, "[redacted]");
        }
        return redacted;
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "Redaction[secrets=%d]".formatted(secrets.size());
    }
}
