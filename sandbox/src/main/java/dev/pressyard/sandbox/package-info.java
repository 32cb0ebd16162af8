/** Stand-ins for a machine without AWS. */
@NullMarked
package dev.pressyard.sandbox;

import org.jspecify.annotations.NullMarked;
