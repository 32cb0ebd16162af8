package dev.pressyard.provisioning.containerlog;

import java.time.Instant;
import java.util.Optional;

/**
 * The log of one container of one task. It stays after its task has ended, for as long as the log group keeps it.
 *
 * @param name as CloudWatch Logs has it: {@code prefix/container/task}
 * @param createdAt when the container began
 * @param lastLineAt when it last wrote, as far as is known; CloudWatch tells this late
 */
public record ContainerLogStream(String name, Instant createdAt, Optional<Instant> lastLineAt) {

    /** The container's name in its task definition; the whole name if it is not of that form. */
    public String container() {
        var parts = name.split("/", -1);
        return parts.length < 3 ? name : parts[parts.length - 2];
    }

    /** The task's id; the whole name if it is not of that form. */
    public String task() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
