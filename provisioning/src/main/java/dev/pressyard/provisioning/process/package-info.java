/** Starts, watches, signals and re-attaches to child process groups that outlive this JVM. */
@NullMarked
package dev.pressyard.provisioning.process;

import org.jspecify.annotations.NullMarked;
