/** The administrator's page of limits. */
@NullMarked
package dev.pressyard.portal.limit;

import org.jspecify.annotations.NullMarked;
