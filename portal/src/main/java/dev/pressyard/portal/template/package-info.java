/** How templates are drawn: the attributes of our own that they may use, and how their expressions are read. */
@NullMarked
package dev.pressyard.portal.template;

import org.jspecify.annotations.NullMarked;
