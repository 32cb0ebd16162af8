/** What a site's image holds beside the system: a WordPress, and the site's own themes and plugins. */
@NullMarked
package dev.pressyard.provisioning.code;

import org.jspecify.annotations.NullMarked;
