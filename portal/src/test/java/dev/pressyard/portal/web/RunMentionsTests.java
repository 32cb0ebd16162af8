package dev.pressyard.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.web.RunMentions.Piece;
import org.junit.jupiter.api.Test;

class RunMentionsTests {

    private final RunMentions mentions = new RunMentions();

    @Test
    void findsTheRunsThatATextNames() {
        assertThat(mentions.in("See run 33, mend what it says, then retry."))
                .containsExactly(
                        new Piece("See ", null),
                        new Piece("run 33", "33"),
                        new Piece(", mend what it says, then retry.", null));
        assertThat(mentions.in("Overrun 3 of run x")).containsExactly(new Piece("Overrun 3 of run x", null));
    }
}
