@NullMarked
package dev.pressyard.provisioning.process;

import org.jspecify.annotations.NullMarked;
