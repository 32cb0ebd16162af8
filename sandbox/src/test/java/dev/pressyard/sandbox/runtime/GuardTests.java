package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class GuardTests {

    private final Guard guard = new Guard();

    @Test
    void letsTheRestOfARoundGoOn() {
        var gone = new ArrayList<String>();
        for (var name : List.of("first", "broken", "last")) {
            guard.goesThrough(name, () -> {
                assertThat(gone).doesNotContain(name);
                if (name.equals("broken")) {
                    throw new IllegalStateException("no");
                }
                gone.add(name);
            });
        }

        assertThat(gone).containsExactly("first", "last");
    }

    @Test
    void logsAFailureOnceUntilItChanges(CapturedOutput output) {
        for (var message : List.of("alpha", "alpha", "beta", "beta", "alpha")) {
            assertThat(guard.goesThrough("step", () -> {
                        throw new IllegalStateException(message);
                    }))
                    .isFalse();
        }

        assertThat(output.toString().split("alpha", -1)).hasSize(3);
        assertThat(output.toString().split("beta", -1)).hasSize(2);
    }
}
