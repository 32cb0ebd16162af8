/** People, their roles, and how they sign in. */
@NullMarked
package dev.pressyard.portal.account;

import org.jspecify.annotations.NullMarked;
