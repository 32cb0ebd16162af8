package dev.pressyard.portal.spec;

import org.jspecify.annotations.Nullable;

/**
 * What one version of a site's spec has otherwise than another.
 *
 * @param before absent where there was no version before
 */
public record SpecDifference(String label, @Nullable String before, String after) {}
