package dev.pressyard.sandbox.cloud;

/** One region of one account. */
public record Scope(String account, String region) {}
