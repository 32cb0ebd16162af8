/** What is ordered: a site, its versioned spec, its limits, and the requests people make of it. */
@NullMarked
package dev.pressyard.provisioning.site;

import org.jspecify.annotations.NullMarked;
