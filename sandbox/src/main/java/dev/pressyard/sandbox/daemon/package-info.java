/** Programs that run detached from the portal, in the data folder, and are found again by the next portal. */
@NullMarked
package dev.pressyard.sandbox.daemon;

import org.jspecify.annotations.NullMarked;
