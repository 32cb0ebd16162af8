package dev.pressyard.provisioning.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that goes into an image: the digest of each file by its path, and each variable's value by its name. Equal
 * inputs make an equal image, so that it need not be built again.
 */
record ImageInputs(SortedMap<String, String> parts) {

    /** 80 bits: enough that two inputs of one installation never share a tag by accident, short enough to read. */
    private static final int HASH_LENGTH = 20;

    ImageInputs(Map<String, String> parts) {
        this(new TreeMap<>(parts));
    }

    ImageInputs {
        parts = new TreeMap<>(parts);
    }

    /** Names the inputs: 20 hexadecimal digits, used as the image's tag. */
    String hash() {
        var digest = sha256();
        parts.forEach((name, value) -> {
            digest.update((name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
    }

    /** The names of what was added, removed or changed since other inputs. */
    SortedSet<String> differences(ImageInputs earlier) {
        var names = new TreeSet<>(parts.keySet());
        names.addAll(earlier.parts.keySet());
        names.removeIf(name -> Objects.equals(parts.get(name), earlier.parts.get(name)));
        return names;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
