/**
 * The Docker engine of this machine, as far as the sandbox uses it: everything it makes carries the installation's
 * label.
 */
@NullMarked
package dev.pressyard.sandbox.engine;

import org.jspecify.annotations.NullMarked;
