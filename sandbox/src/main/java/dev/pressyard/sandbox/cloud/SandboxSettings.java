package dev.pressyard.sandbox.cloud;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox's settings.
 *
 * @param endpoint an AWS emulator that the user runs; then the sandbox starts none of its own. Absent: its own
 * @param outlivesPortal whether the sandbox goes on when the portal stops, to be found again by the next portal
 */
@ConfigurationProperties("pressyard.sandbox")
public record SandboxSettings(
        @Nullable URI endpoint, @DefaultValue("false") boolean outlivesPortal) {}
