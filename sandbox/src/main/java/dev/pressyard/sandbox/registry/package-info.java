/** The container registry on loopback that stands in for ECR. */
@NullMarked
package dev.pressyard.sandbox.registry;

import org.jspecify.annotations.NullMarked;
