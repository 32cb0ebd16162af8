/** The deployable portal: pages, forms, REST and security. */
@NullMarked
package dev.pressyard.portal;

import org.jspecify.annotations.NullMarked;
