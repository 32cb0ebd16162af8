package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusMatcherTests {

    @Test
    void takesSingleCodesListsAndRanges() {
        assertThat(StatusMatcher.of("200").accepts(200)).isTrue();
        assertThat(StatusMatcher.of("200").accepts(204)).isFalse();
        assertThat(StatusMatcher.of("200, 204").accepts(204)).isTrue();
        assertThat(StatusMatcher.of("200-399").accepts(302)).isTrue();
        assertThat(StatusMatcher.of("200-399").accepts(400)).isFalse();
    }
}
