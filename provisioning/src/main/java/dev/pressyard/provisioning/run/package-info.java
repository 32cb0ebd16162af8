/** One unit of orchestration: its life, its phases, the queue, and a worker's lease on it. */
@NullMarked
package dev.pressyard.provisioning.run;

import org.jspecify.annotations.NullMarked;
