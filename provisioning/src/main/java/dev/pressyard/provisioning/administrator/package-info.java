/** The first administrator of a site's WordPress, and the one time that the portal shows the password. */
@NullMarked
package dev.pressyard.provisioning.administrator;

import org.jspecify.annotations.NullMarked;
