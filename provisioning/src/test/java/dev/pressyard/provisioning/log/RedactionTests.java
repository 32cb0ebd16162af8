package dev.pressyard.provisioning.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DB_PASSWORD=hunter22 next              | DB_PASSWORD=[redacted] next",
                "mysql --password=hunter22 -u root      | mysql --password=[redacted] -u root",
                "  + password = \"hunter 22\"           | + password = [redacted]",
                "  ~ api_key = \"old1\" -> \"new1\"     | ~ api_key = [redacted] -> [redacted]",
                "{\"password\":\"hun\\\"ter22\",\"a\":1} | {\"password\":\"[redacted]\",\"a\":1}",
                "{\"SecretAccessKey\": \"abc/def\"}     | {\"SecretAccessKey\": \"[redacted]\"}",
                "  db-password: hunter22                | db-password: [redacted]",
                "Authorization: Bearer abc.def-ghi      | Authorization: [redacted]",
                "-H 'authorization: Basic dXNlcjpwYXNz' | -H 'authorization: [redacted]'",
                "https://user:hunter22@example.org/x    | https://user:[redacted]@example.org/x",
                "id AKIAIOSFODNN7EXAMPLE used           | id [redacted] used",
                "?X-Amz-Signature=0123456789abcdef&a=b  | ?X-Amz-Signature=[redacted]&a=b",
                "?X-Amz-Security-Token=IQoJb3Jp%2F&a=b  | ?X-Amz-Security-Token=[redacted]&a=b",
                "ghp_0123456789abcdefghij0123456789abcdefgh. | [redacted].",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3 | jwt [redacted]",
                "-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\\n | [redacted]\\n"
            })
    void masksWhatLooksLikeASecret(String line, String masked) {
        assertThat(Redaction.ofPatterns().apply(line, 0).text()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module.database.aws_secretsmanager_secret.password: Creating...",
                "aws_secretsmanager_secret_version.token: Creation complete after 1s [id=arn:aws:x|y]",
                "  + password                  = (sensitive value)",
                "  + secret_string_wo          = (write-only attribute)",
                "  + manage_master_user_password = true",
                "  - master_user_secret        = null",
                "  + secrets                   = [",
                "  + administrator_secret_arn  = \"arn:aws:secretsmanager:eu-west-3:1:secret:x\"",
                "https://example.org:8080/path@2",
                "Changing the password for www-data.",
                "TASK [wordpress : Ensure the password file is absent] ***"
            })
    void leavesAloneWhatIsNone(String line) {
        assertThat(Redaction.ofPatterns().apply(line, 0).text()).isEqualTo(line);
    }

    @Test
    void masksKnownValuesInTheFormsThatToolsPrint() {
        var redaction = Redaction.of(List.of("Zü&r\"i<c\\h 1"));

        assertThat(masked(redaction, "plain Zü&r\"i<c\\h 1 end")).isEqualTo("plain [redacted] end");
        assertThat(masked(redaction, "json Zü&r\\\"i<c\\\\h 1 end")).isEqualTo("json [redacted] end");
        assertThat(masked(redaction, "go Zü\\u0026r\\\"i\\u003cc\\\\h 1 end")).isEqualTo("go [redacted] end");
        assertThat(masked(redaction, "query Z%C3%BC%26r%22i%3Cc%5Ch+1 end")).isEqualTo("query [redacted] end");
        assertThat(masked(redaction, "path Z%C3%BC%26r%22i%3Cc%5Ch%201 end")).isEqualTo("path [redacted] end");
        assertThat(masked(redaction, "base64 WsO8JnIiaTxjXGggMQ== end")).isEqualTo("base64 [redacted]== end");
    }

    @Test
    void masksEveryLineOfAValueOfSeveralLines() {
        var redaction = Redaction.of(List.of("first-part\nsecond-part\nab\n"));

        assertThat(masked(redaction, "1 first-part\n2 second-part\n3 ab\n"))
                .isEqualTo("1 [redacted]\n2 [redacted]\n3 ab\n");
        assertThat(masked(redaction, "x first-part\\nsecond-part\\nab y")).isEqualTo("x [redacted] y");
    }

    @Test
    void masksValuesThatOverlapOrTouchAsOne() {
        var redaction = Redaction.of(List.of("abcdefgh", "efghijkl", "123456"));

        assertThat(masked(redaction, "<abcdefghijkl123456>")).isEqualTo("<[redacted]>");
        assertThat(masked(redaction, "<abcdefabcdefgh>")).isEqualTo("<abcdef[redacted]>");
    }

    @Test
    void doesNotMaskValuesThatAreTooShort() {
        assertThat(masked(Redaction.of(List.of("root", "", "     ")), "root is not a secret"))
                .isEqualTo("root is not a secret");
    }

    @Test
    void hidesAPrivateKeyFromItsFirstLineToItsLast() {
        var redaction = Redaction.ofPatterns();
        var begin = redaction.apply("a\n  key: -----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA\n", 0);
        var end = redaction.apply("AAAA\n-----END OPENSSH PRIVATE KEY-----\nafter\n", begin.hiddenLines());

        assertThat(begin.text()).isEqualTo("a\n  key: [redacted]\n[redacted]\n");
        assertThat(end.text()).isEqualTo("[redacted]\n[redacted]\nafter\n");
        assertThat(end.hiddenLines()).isZero();
    }

    @Test
    void hidesNoMoreThanAKeyCanHaveWhenItsEndNeverComes() {
        var redacted = Redaction.ofPatterns().apply("-----BEGIN RSA PRIVATE KEY-----\n" + "line\n".repeat(500), 0);

        assertThat(redacted.text()).endsWith("line\n").contains("[redacted]\nline\n");
        assertThat(redacted.hiddenLines()).isZero();
    }

    @Test
    void doesNotTakeAPublicCertificateForAKey() {
        var certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

        assertThat(masked(Redaction.ofPatterns(), certificate)).isEqualTo(certificate);
    }

    @Test
    void addsValues() {
        assertThat(masked(Redaction.of(List.of("first-one")).and(List.of("second-one")), "first-one second-one"))
                .isEqualTo("[redacted] [redacted]");
    }

    @Test
    void neverCutsASecretInTwo() {
        var redaction = Redaction.of(List.of("abcdefgh"));
        var raw = "xxxxabcdefghyyyy";

        assertThat(redaction.cutBefore(raw, 4)).isEqualTo(4);
        for (int limit = 5; limit < 12; limit++) {
            assertThat(redaction.cutBefore(raw, limit)).isEqualTo(4);
        }
        assertThat(redaction.cutBefore(raw, 12)).isEqualTo(12);
    }

    @Test
    void showsNoSecretOfItsOwn() {
        assertThat(Redaction.of(List.of("hunter22"))).asString().doesNotContain("hunter22");
    }

    private static String masked(Redaction redaction, String text) {
        return RawText.decode(redaction.apply(RawText.of(text), 0).text());
    }
}
