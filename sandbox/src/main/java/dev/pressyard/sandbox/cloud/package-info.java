/** The AWS control plane on loopback, and what it lacks. */
@NullMarked
package dev.pressyard.sandbox.cloud;

import org.jspecify.annotations.NullMarked;
