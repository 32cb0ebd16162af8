package dev.pressyard.provisioning.state;

import java.time.Instant;

/**
 * One state of a stack as Terraform wrote it, without its content.
 *
 * @param stack whose state it is
 * @param number position in the stack's history, from 1, without gaps
 * @param serial Terraform's own counter; it rises with the number, but not by one
 * @param lineage Terraform's identifier of the history; it changes only after a purge
 * @param origin how it came to be
 * @param run that wrote it
 * @param createdAt when it was stored
 * @param size of the content in bytes
 * @param md5 of the content, in hexadecimal
 */
public record StateVersion(
        StackIdentifier stack,
        long number,
        long serial,
        String lineage,
        StateOrigin origin,
        long run,
        Instant createdAt,
        long size,
        String md5) {}
