/** What the portal's tests share: a started portal, a browser. */
@NullMarked
package dev.pressyard.portal.testing;

import org.jspecify.annotations.NullMarked;
