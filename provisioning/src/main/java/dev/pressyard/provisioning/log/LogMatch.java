package dev.pressyard.provisioning.log;

/**
 * A line that holds what was searched for.
 *
 * @param line its number
 * @param text the line without ANSI sequences
 */
public record LogMatch(long line, String text) {}
