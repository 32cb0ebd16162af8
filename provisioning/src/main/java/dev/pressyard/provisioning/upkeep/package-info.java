/** Keeps images current: which packages a rebuild would update, and the runs that look and rebuild. */
@NullMarked
package dev.pressyard.provisioning.upkeep;

import org.jspecify.annotations.NullMarked;
