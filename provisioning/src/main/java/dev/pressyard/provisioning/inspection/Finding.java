package dev.pressyard.provisioning.inspection;

/** What one look at something came to. */
sealed interface Finding {

    /** In a few words, for the log. */
    String words();

    /** As it should be. */
    record Good(String words) implements Finding {}

    /** Not yet, but it may still become so. */
    record NotYet(String words) implements Finding {}

    /** It will not become so by waiting. */
    record Bad(String words) implements Finding {}
}
