package dev.pressyard.provisioning.upkeep;

/**
 * A package of an image that the archive has a newer version of.
 *
 * @param name as Debian calls it
 * @param installed the version in the image
 * @param candidate the version that a rebuild would bring
 */
public record PackageUpdate(String name, String installed, String candidate) {}
