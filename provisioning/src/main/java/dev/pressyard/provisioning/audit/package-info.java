/** An append-only, hash-chained record of who did what. */
@NullMarked
package dev.pressyard.provisioning.audit;

import org.jspecify.annotations.NullMarked;
