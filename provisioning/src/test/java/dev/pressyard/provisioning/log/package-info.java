@NullMarked
package dev.pressyard.provisioning.log;

import org.jspecify.annotations.NullMarked;
