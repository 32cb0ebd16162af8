package dev.pressyard.provisioning.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What secrets look like that nobody announced. Group 1 is what gets masked; no match reaches over the end of a line,
 * and every length is bounded, so that a long line costs no more than its length.
 */
final class SecretPatterns {

    private static final String NAME =
            "(?:password|passwd|passphrase|secret|token|api_?key|access_?key|private_?key|credentials?)";

    /** Not what Terraform says in a value's place: (sensitive value), null, true, an opening bracket. */
    private static final String VALUE = """
            (?!null\\b|true\\b|false\\b)\
            ("(?:[^"\\\\\\n]|\\\\.){1,4096}"?|'[^'\\n]{1,4096}'?|[^\\s"'(\\[{<,;&][^\\s"',;&]{0,4095})""";

    private static final String COLOUR = "(?:\\x1b\\[[0-9;]{0,16}m){0,4}";

    static final List<Pattern> ALL = List.of(
            // password=…, --token=…, db_password = "…", and the new value of a change ("…" -> "…")
            Pattern.compile("(?i)" + NAME + "[\"']?" + COLOUR + "\\s{0,40}=>?\\s{0,8}" + VALUE),
            Pattern.compile(
                    "(?i)" + NAME + "[\"']?\\s{0,40}=\\s{0,8}\"[^\"\\n]{0,4096}\"" + COLOUR + " -> " + COLOUR + VALUE),
            // "password": "…", also within a string
            Pattern.compile("(?i)" + NAME + "\\\\{0,3}\"\\s{0,8}:\\s{0,8}\\\\{0,3}\"((?:[^\"\\\\\\n]|\\\\.){1,4096})"),
            // password: …, but not Terraform's progress of a resource of that name (aws_x.password: Creating…)
            Pattern.compile("(?im)^[ \\t]{0,64}(?:- )?[\\w-]{0,64}?" + NAME + ":[ \\t]{1,8}" + VALUE),
            Pattern.compile("(?i)authorization[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?([^\\n\"']{1,4096})"),
            Pattern.compile("://[^\\s/:@\"']{0,256}:([^\\s/@\"']{1,512})@"),
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
            Pattern.compile("\\b((?:AKIA|ASIA)[A-Z0-9]{16})\\b"),
            Pattern.compile("(?i)X-Amz-(?:Signature|Credential)=([^\\s&\"']{8,512})"),
            // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
            Pattern.compile("\\b((?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{30,255})"),
            // A JSON Web Token, RFC 7519
            Pattern.compile("\\b(eyJ[\\w-]{10,2048}\\.[\\w-]{10,8192}\\.[\\w-]{5,2048})"),
            // A private key on one line, its line breaks escaped
            Pattern.compile(
                    "(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.{0,16384}?-----END [A-Z ]{0,40}PRIVATE KEY-----)"));

    private SecretPatterns() {}
}
