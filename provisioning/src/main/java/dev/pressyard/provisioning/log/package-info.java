/** From a spool file to sequenced, redacted chunks in Postgres, and on to whoever watches. */
@NullMarked
package dev.pressyard.provisioning.log;

import org.jspecify.annotations.NullMarked;
