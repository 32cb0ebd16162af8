/**
 * Measures the portal. No part of the tests: what is found depends on the machine, and docs/measurements.md keeps it.
 */
@NullMarked
package dev.pressyard.portal.measurement;

import org.jspecify.annotations.NullMarked;
