/**
 * What the control plane describes, really running on the local engine: tasks, databases, file systems, load balancers.
 */
@NullMarked
package dev.pressyard.sandbox.runtime;

import org.jspecify.annotations.NullMarked;
