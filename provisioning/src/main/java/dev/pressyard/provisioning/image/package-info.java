/** From content hash through Packer to a digest in a registry. */
@NullMarked
package dev.pressyard.provisioning.image;

import org.jspecify.annotations.NullMarked;
