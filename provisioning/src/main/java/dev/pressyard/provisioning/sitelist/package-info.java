/** Sites as lists show them: searched, filtered, grouped, sorted and paged by key in the database. */
@NullMarked
package dev.pressyard.provisioning.sitelist;

import org.jspecify.annotations.NullMarked;
