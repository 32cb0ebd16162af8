/** What does the runs: claims them under a lease, performs their phases, and picks up what a lost worker left. */
@NullMarked
package dev.pressyard.provisioning.worker;

import org.jspecify.annotations.NullMarked;
