/** The pages of sites: the list, the request form, one site. */
@NullMarked
package dev.pressyard.portal.site;

import org.jspecify.annotations.NullMarked;
