/**
 * What the containers of sites write, read from the log group that the site's stack names. CloudWatch Logs is asked, at
 * AWS and in the sandbox alike.
 *
 * <p>A page takes {@link dev.pressyard.provisioning.containerlog.ContainerLogs}: {@code streams} for what there is to
 * choose from, {@code last} for the end of one container's log, {@code at} with a page's {@code older} or {@code newer}
 * position to go on from there (a position at the end stays valid, so asking for {@code newer} again follows the log),
 * and {@code since} for all containers together, searched or not.
 */
@NullMarked
package dev.pressyard.provisioning.containerlog;

import org.jspecify.annotations.NullMarked;
