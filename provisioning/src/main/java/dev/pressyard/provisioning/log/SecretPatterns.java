package dev.pressyard.provisioning.log;

import dev.pressyard.provisioning.log.Redaction.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What secrets look like that nobody announced. Group 1 is what gets masked; every length is bounded, so that a long
 * line costs no more than its length.
 *
 * @param words one of them is on every line that matches, in lower case; only such lines are looked at closely, for
 *     most lines of a log have none and a search for a word is thirty times faster than a pattern
 */
record SecretPatterns(List<String> words, List<Pattern> patterns) {

    private static final String NAME =
            "(?:password|passwd|passphrase|secret|token|api_?key|access_?key|private_?key|credentials?)";

    /** Not what Terraform says in a value's place: (sensitive value), null, true, an opening bracket. */
    private static final String VALUE = """
            (?!null\\b|true\\b|false\\b)\
            ("(?:[^"\\\\]|\\\\.){1,4096}"?|'[^']{1,4096}'?|[^\\s"'(\\[{<,;&][^\\s"',;&]{0,4095})""";

    private static final String COLOUR = "(?:\\x1b\\[[0-9;]{0,16}m){0,4}";

    private static final SecretPatterns NAMED = new SecretPatterns(
            List.of(
                    "passw",
                    "passphrase",
                    "secret",
                    "token",
                    "apikey",
                    "api_key",
                    "accesskey",
                    "access_key",
                    "privatekey",
                    "private_key",
                    "credential"),
            List.of(
                    // password=…, --token=…, db_password = "…"
                    Pattern.compile("(?i)" + NAME + "[\"']?" + COLOUR + "\\s{0,40}=>?\\s{0,8}" + VALUE),
                    // … and the new value of a change
                    Pattern.compile("(?i)" + NAME + "[\"']?" + COLOUR + "\\s{0,40}=\\s{0,8}\"[^\"]{0,4096}\"" + COLOUR
                            + " " + COLOUR + "->" + COLOUR + " " + COLOUR + VALUE),
                    // "password": "…", also within a string
                    Pattern.compile(
                            "(?i)" + NAME + "\\\\{0,3}\"\\s{0,8}:\\s{0,8}\\\\{0,3}\"((?:[^\"\\\\]|\\\\.){1,4096})"),
                    // password: …, but not Terraform's progress of a resource of that name (aws_x.password: Creating…)
                    Pattern.compile("(?i)^[ \\t]{0,64}(?:- )?[\\w-]{0,64}?" + NAME + ":[ \\t]{1,8}" + VALUE)));

    private static final List<SecretPatterns> ALL = List.of(
            NAMED,
            of("authorization", "(?i)authorization[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?([^\"']{1,4096})"),
            of("://", "://[^\\s/:@\"']{0,256}:([^\\s/@\"']{1,512})@"),
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
            of("akia", "\\b(AKIA[A-Z0-9]{16})\\b"),
            of("asia", "\\b(ASIA[A-Z0-9]{16})\\b"),
            of("x-amz-", "(?i)X-Amz-(?:Signature|Credential)=([^\\s&\"']{8,512})"),
            // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
            of("gh", "\\b((?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{30,255})"),
            // A JSON Web Token, RFC 7519
            of("eyj", "\\b(eyJ[\\w-]{10,2048}\\.[\\w-]{10,8192}\\.[\\w-]{5,2048})"),
            // A private key on one line, its line breaks escaped
            of(
                    "private key-----",
                    "(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.{0,16384}?-----END [A-Z ]{0,40}PRIVATE KEY-----)"));

    private static SecretPatterns of(String word, String pattern) {
        return new SecretPatterns(List.of(word), List.of(Pattern.compile(pattern)));
    }

    /** Where in {@code raw} ({@link RawText}) secrets seem to be, in no order. */
    static List<Span> find(String raw) {
        var found = new ArrayList<Span>();
        var lowerCase = raw.toLowerCase(Locale.ROOT);
        for (var kind : ALL) {
            for (var word : kind.words) {
                kind.find(raw, lowerCase, word, found);
            }
        }
        return found;
    }

    private void find(String raw, String lowerCase, String word, List<Span> found) {
        for (int at = lowerCase.indexOf(word); at >= 0; ) {
            int start = raw.lastIndexOf('\n', at) + 1;
            int end = RawText.lineEnd(raw, at);
            for (var pattern : patterns) {
                var matcher = pattern.matcher(raw).region(start, end);
                while (matcher.find()) {
                    found.add(new Span(matcher.start(1), matcher.end(1)));
                }
            }
            at = lowerCase.indexOf(word, end);
        }
    }
}
