package dev.pressyard.sandbox.engine;

import java.time.Instant;

/** A line that a container wrote. */
public record OutputLine(Instant at, String text) {}
