/** Terraform's processes: their folder, environment and right to the state, and what they print. */
@NullMarked
package dev.pressyard.provisioning.stack.terraform;

import org.jspecify.annotations.NullMarked;
