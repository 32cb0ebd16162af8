/** Where sites go: an AWS account and region, or the sandbox. */
@NullMarked
package dev.pressyard.provisioning.target;

import org.jspecify.annotations.NullMarked;
