package dev.pressyard.sandbox.cloud;

/**
 * What a control plane says of itself.
 *
 * @param incarnation changes with every start: everything it knew before is gone
 * @param pid its process
 * @param changes how many calls may have changed something since it started
 * @param runtimeAttached whether it takes a runtime's word for what runs
 * @param moto the version of moto
 */
public record ControlPlaneIdentity(String incarnation, long pid, long changes, boolean runtimeAttached, String moto) {}
