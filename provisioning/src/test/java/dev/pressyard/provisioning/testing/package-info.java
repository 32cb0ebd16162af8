/** What integration tests share: a real Postgres and a settable clock. */
@NullMarked
package dev.pressyard.provisioning.testing;

import org.jspecify.annotations.NullMarked;
