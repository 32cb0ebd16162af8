/** Terraform state versions, locks and outputs, by the rules of Terraform's http backend. */
@NullMarked
package dev.pressyard.provisioning.state;

import org.jspecify.annotations.NullMarked;
