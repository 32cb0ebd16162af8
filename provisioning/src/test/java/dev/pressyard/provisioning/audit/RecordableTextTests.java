package dev.pressyard.provisioning.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordableTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"Ada Lovelace", "Jörg", "日本", "👩‍💻", "=1+1", "\"; drop table audit_entry"})
    void keepsWhatPeopleWrite(String text) {
        assertThat(RecordableText.line(text, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "a\u001bb", "a\u0085b", "a\ud83db", "a\udc69b"})
    void replacesWhatCannotBeStoredOrShown(String text) {
        assertThat(RecordableText.line(text, 100)).isEqualTo("a\ufffdb");
    }

    @Test
    void keepsTheLayoutOfLines() {
        assertThat(RecordableText.lines("a\n\tb\r\0", 100)).isEqualTo("a\n\tb\ufffd\ufffd");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(RecordableText.line("👩👩👩", 2)).isEqualTo("👩👩");
    }
}
