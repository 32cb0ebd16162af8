package dev.pressyard.provisioning.log;

/**
 * How far a spool was read.
 *
 * @param offset in bytes
 * @param hiddenLines how many of the lines that follow are to be masked at most, see {@link Redaction#apply}
 */
record SpoolPosition(long offset, int hiddenLines) {}
