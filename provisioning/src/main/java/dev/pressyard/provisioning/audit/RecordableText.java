package dev.pressyard.provisioning.audit;

import java.util.function.IntPredicate;

/**
 * Text from outside, made fit to be stored and hashed: a failed sign-in must be recorded whatever was typed into it.
 */
final class RecordableText {

    private static final int REPLACEMENT = 0xFFFD;

    private RecordableText() {}

    /** The text as one line without control characters and lone surrogates, cut after so many code points. */
    static String line(String text, int longest) {
        return replacing(text, longest, character -> Character.isISOControl(character) || isSurrogate(character));
    }

    /**
     * The text without control characters but line ends and tabs, and lone surrogates, cut after so many code points.
     */
    static String lines(String text, int longest) {
        return replacing(
                text,
                longest,
                character -> (Character.isISOControl(character) && !isLayout(character)) || isSurrogate(character));
    }

    private static String replacing(String text, int longest, IntPredicate isUnfit) {
        return text.codePoints()
                .limit(longest)
                .map(character -> isUnfit.test(character) ? REPLACEMENT : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLayout(int character) {
        return character == '\n' || character == '\t';
    }

    private static boolean isSurrogate(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }
}
