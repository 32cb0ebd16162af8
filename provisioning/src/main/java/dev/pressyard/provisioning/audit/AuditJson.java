package dev.pressyard.provisioning.audit;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of audit rows, and the hash over it. */
final class AuditJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final ObjectReader EXPORTED = MAPPER.readerFor(AuditRecord.class)
            .with(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    private static final int LONGEST_TEXT = 2_000;

    private AuditJson() {}

    static String line(AuditRecord row) {
        return MAPPER.writeValueAsString(row);
    }

    /**
     * Reads one line of an export; what is not such a line, or says more than its hash covers, is a JacksonException.
     */
    static @Nullable AuditRecord row(String line) {
        return EXPORTED.readValue(line);
    }

    static String detail(Map<String, ?> detail) {
        return MAPPER.writeValueAsString(detail);
    }

    static Map<String, Object> detail(String json) {
        return MAPPER.readValue(json, DETAIL);
    }

    /** The detail in JSON's values alone, with all text in it fit to be stored. */
    static Map<String, Object> storable(Map<String, ?> detail) {
        var storable = new LinkedHashMap<String, Object>();
        detail(detail(detail)).forEach((key, value) -> storable.put(RecordableText.line(key, 200), storable(value)));
        return storable;
    }

    private static @Nullable Object storable(@Nullable Object value) {
        return switch (value) {
            case String text -> RecordableText.lines(text, LONGEST_TEXT);
            case Map<?, ?> map -> storable(MAPPER.convertValue(map, DETAIL));
            case List<?> list -> list.stream().map(AuditJson::storable).toList();
            case null -> null;
            default -> value;
        };
    }

    /** The hash that this row must have, whatever it has. */
    static String hash(AuditRecord row) {
        ObjectNode content = MAPPER.valueToTree(row);
        content.remove("hash");
        return HexFormat.of().formatHex(sha256(canonical(content)));
    }

    private static byte[] canonical(ObjectNode content) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsString(content)).getEncodedUTF8();
        } catch (IOException invalid) {
            throw new IllegalArgumentException("not canonical JSON", invalid);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
