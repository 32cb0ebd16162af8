/** Where sites have their pages. */
@NullMarked
package dev.pressyard.portal.address;

import org.jspecify.annotations.NullMarked;
