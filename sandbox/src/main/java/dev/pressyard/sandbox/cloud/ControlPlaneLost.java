package dev.pressyard.sandbox.cloud;

/**
 * The control plane was started anew and has forgotten everything: what was ordered before is lost.
 *
 * @param former the incarnation that knew it
 * @param current the one that does not
 */
public record ControlPlaneLost(String former, String current) {}
