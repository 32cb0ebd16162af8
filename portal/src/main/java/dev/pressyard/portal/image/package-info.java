/** The page of images. */
@NullMarked
package dev.pressyard.portal.image;

import org.jspecify.annotations.NullMarked;
