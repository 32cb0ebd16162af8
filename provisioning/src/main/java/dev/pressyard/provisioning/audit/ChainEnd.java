package dev.pressyard.provisioning.audit;

/**
 * The last row of the history, or of a part of it. Kept elsewhere, it proves later that nothing before it was changed.
 *
 * @param id of the row; 0 before the first
 * @param hash of the row, in hexadecimal; 64 zeros before the first
 */
public record ChainEnd(long id, String hash) {

    /** Before the first row. */
    static final ChainEnd START = new ChainEnd(0, "0".repeat(64));
}
