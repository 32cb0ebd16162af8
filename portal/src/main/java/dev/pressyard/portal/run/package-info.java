/** The pages of runs: the list, one run with its phases, its log and its event stream. */
@NullMarked
package dev.pressyard.portal.run;

import org.jspecify.annotations.NullMarked;
