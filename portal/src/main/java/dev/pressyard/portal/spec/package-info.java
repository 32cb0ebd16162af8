/** What is wanted of sites, in words for people. */
@NullMarked
package dev.pressyard.portal.spec;

import org.jspecify.annotations.NullMarked;
