/** HAProxy on loopback, which stands in for the load balancers. */
@NullMarked
package dev.pressyard.sandbox.proxy;

import org.jspecify.annotations.NullMarked;
