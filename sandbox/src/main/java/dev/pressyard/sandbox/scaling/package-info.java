/** How many tasks a service should have, by the numbers of its scaling policies. */
@NullMarked
package dev.pressyard.sandbox.scaling;

import org.jspecify.annotations.NullMarked;
