/** What all pages share: layout, assets, error pages, request ids, response headers. */
@NullMarked
package dev.pressyard.portal.web;

import org.jspecify.annotations.NullMarked;
