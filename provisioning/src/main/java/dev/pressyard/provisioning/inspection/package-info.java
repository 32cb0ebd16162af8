/** Looks at what is really in a target, asking its control plane and the site itself rather than Terraform's state. */
@NullMarked
package dev.pressyard.provisioning.inspection;

import org.jspecify.annotations.NullMarked;
