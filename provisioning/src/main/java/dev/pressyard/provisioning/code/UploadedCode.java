package dev.pressyard.provisioning.code;

/**
 * A tarball that somebody sent.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param name as its sender called it
 * @param size bytes
 */
public record UploadedCode(String sha256, String name, long size) {}
