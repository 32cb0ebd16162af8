/**
 * What the containers of sites write, read from the log group that the site's stack names. CloudWatch Logs is asked, at
 * AWS and in the sandbox alike.
 *
 * <p>A page takes {@link dev.pressyard.provisioning.containerlog.ContainerLogs}: {@code streams} for what there is to
 * choose from, and {@code read} for the newest lines, which a page's {@code older} moment goes on from.
 */
@NullMarked
package dev.pressyard.provisioning.containerlog;

import org.jspecify.annotations.NullMarked;
