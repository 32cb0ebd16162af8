/** Domain and engine of Pressyard: sites, runs, logs, images, stacks, state and audit. Knows no web. */
@NullMarked
package dev.pressyard.provisioning;

import org.jspecify.annotations.NullMarked;
