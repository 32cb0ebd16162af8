/** The administrator's page of targets, with the dry check of each. */
@NullMarked
package dev.pressyard.portal.target;

import org.jspecify.annotations.NullMarked;
