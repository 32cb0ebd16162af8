/** The administrator's page of tools: what this machine has, and what it cannot do for want of the rest. */
@NullMarked
package dev.pressyard.portal.doctor;

import org.jspecify.annotations.NullMarked;
