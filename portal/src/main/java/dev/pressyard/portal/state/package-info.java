/** Serves Terraform's http backend to the runs. */
@NullMarked
package dev.pressyard.portal.state;

import org.jspecify.annotations.NullMarked;
