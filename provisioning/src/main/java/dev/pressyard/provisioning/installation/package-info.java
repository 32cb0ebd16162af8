/** Where this installation keeps its data and finds the templates it runs. */
@NullMarked
package dev.pressyard.provisioning.installation;

import org.jspecify.annotations.NullMarked;
