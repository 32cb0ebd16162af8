package dev.pressyard.provisioning.log;

/**
 * Lines of one phase that follow each other without another phase's between them.
 *
 * @param phase the phase's label
 * @param first the number of the first line
 * @param last the number of the last line
 */
public record LogSection(String phase, long first, long last) {}
