package dev.pressyard.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineLabelsTests {

    private final EngineLabels labels = new EngineLabels("1a2b3c4d", Path.of("/var/lib/pressyard"));

    @Test
    void markEverythingWithWhatDownLooksFor() {
        assertThat(labels.with(Map.of("kind", "task")))
                .containsEntry("dev.pressyard.sandbox", "/var/lib/pressyard")
                .containsEntry("kind", "task")
                .containsAllEntriesOf(labels.own());
    }

    @Test
    void tellInstallationsOnOneEngineApart() {
        var another = new EngineLabels("5e6f7a8b", Path.of("/var/lib/pressyard"));

        assertThat(labels.own()).isNotEqualTo(another.own());
        assertThat(labels.name("blog")).isNotEqualTo(another.name("blog"));
    }
}
