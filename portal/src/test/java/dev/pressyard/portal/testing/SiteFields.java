package dev.pressyard.portal.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A site's form as it is sent, filled in by somebody who makes no mistake. */
public final class SiteFields {

    private SiteFields() {}

    /** All fields that must be filled in, with some of them changed and others added. */
    public static Map<String, String> of(String name, Map<String, String> changes) {
        var fields = new HashMap<>(Map.of(
                "request", UUID.randomUUID().toString(),
                "name", name,
                "title", "Our press",
                "environment", "DEVELOPMENT",
                "size", "SMALL",
                "region", "us-east-1",
                "administratorEmail", "ada@example.org"));
        fields.putAll(changes);
        return fields;
    }
}
