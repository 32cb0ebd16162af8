package dev.pressyard.provisioning.audit;

/**
 * Text from outside, made fit to be stored and hashed: a failed sign-in must be recorded whatever was typed into it.
 */
final class RecordableText {

    private static final int REPLACEMENT = 0xFFFD;

    private RecordableText() {}

    /** The text without control characters and lone surrogates, cut after so many code points. */
    static String of(String text, int longest) {
        return text.codePoints()
                .limit(longest)
                .map(character -> isStorable(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isStorable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
