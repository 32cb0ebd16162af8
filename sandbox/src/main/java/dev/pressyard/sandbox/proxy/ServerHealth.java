package dev.pressyard.sandbox.proxy;

/**
 * How the proxy sees a server.
 *
 * @param up whether requests go to it
 * @param requests how many it was given since the proxy last took up a configuration
 */
public record ServerHealth(boolean up, long requests) {}
