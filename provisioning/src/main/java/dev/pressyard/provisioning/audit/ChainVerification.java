package dev.pressyard.provisioning.audit;

/** What a check of the audit history, or of an export of it, found. */
public sealed interface ChainVerification {

    /**
     * Every row is as it was recorded.
     *
     * @param rows how many were checked
     * @param gaps how many times rows were left out between two of them, as an export with a filter does; nothing can
     *     be said of what was left out
     * @param end the last row
     */
    record Intact(long rows, long gaps, ChainEnd end) implements ChainVerification {}

    /**
     * A row is not as it was recorded, or is missing.
     *
     * @param row id of the first such row
     * @param reason what is wrong with it
     */
    record Broken(long row, String reason) implements ChainVerification {}
}
