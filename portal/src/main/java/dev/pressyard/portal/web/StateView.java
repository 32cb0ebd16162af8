package dev.pressyard.portal.web;

/** A state as pages show it: its word, and what kind of news it is. */
public record StateView(String word, Tone tone) {}
