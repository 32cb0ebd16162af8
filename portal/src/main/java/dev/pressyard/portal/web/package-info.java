/** Layout, fragments, error pages and htmx support. */
@NullMarked
package dev.pressyard.portal.web;

import org.jspecify.annotations.NullMarked;
