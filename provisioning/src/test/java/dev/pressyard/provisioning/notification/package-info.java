@NullMarked
package dev.pressyard.provisioning.notification;

import org.jspecify.annotations.NullMarked;
