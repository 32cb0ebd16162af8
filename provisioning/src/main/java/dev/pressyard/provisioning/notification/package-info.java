/** Doorbells between nodes over Postgres' LISTEN and NOTIFY. */
@NullMarked
package dev.pressyard.provisioning.notification;

import org.jspecify.annotations.NullMarked;
