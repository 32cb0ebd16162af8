/** An embedded Postgres when no datasource is configured. */
@NullMarked
package dev.pressyard.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
