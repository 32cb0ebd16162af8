/** One Terraform root with its own state: workspace, plan, apply, destroy, and what a plan says. */
@NullMarked
package dev.pressyard.provisioning.stack;

import org.jspecify.annotations.NullMarked;
