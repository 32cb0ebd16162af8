/** The page of the audit history, its exports and the check of its chain. */
@NullMarked
package dev.pressyard.portal.audit;

import org.jspecify.annotations.NullMarked;
