package dev.pressyard.provisioning.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/** A preset of what a site may use. */
public enum SiteSize {
    SMALL("Small", new Capacity(512, 1024, 1, 2, "db.t4g.micro", 20)),
    MEDIUM("Medium", new Capacity(1024, 2048, 2, 4, "db.t4g.small", 50)),
    LARGE("Large", new Capacity(2048, 4096, 3, 8, "db.t4g.medium", 100));

    /** GiB; the least that RDS gives a MariaDB on general-purpose storage. */
    public static final int LEAST_STORAGE = 20;

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers and strings
    private final Capacity capacity;

    SiteSize(String label, Capacity capacity) {
        this.label = label;
        this.capacity = capacity;
    }

    /** The size's name for people. */
    public String label() {
        return label;
    }

    public Capacity capacity() {
        return capacity;
    }

    /**
     * What a preset stands for.
     *
     * @param taskCpu CPU units of a task, 1024 to a core; with the memory one of Fargate's pairs
     * @param taskMemory MiB of a task
     * @param taskCount tasks that run always
     * @param taskCountMaximum tasks that run under load
     * @param databaseClass RDS instance class
     * @param databaseStorage GiB of the database
     * @param requestsPerTask requests a minute and task that autoscaling aims at; {@code null} to scale by CPU and
     *     memory alone
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size">Fargate's
     *     pairs of CPU and memory</a>
     */
    public record Capacity(
            int taskCpu,
            int taskMemory,
            int taskCount,
            int taskCountMaximum,
            String databaseClass,
            int databaseStorage,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer requestsPerTask) {

        /** Most that autoscaling is asked to aim at: a figure above it is a slip. */
        public static final int MOST_REQUESTS = 100_000;

        public Capacity {
            Assert.isTrue(
                    taskCount >= 1 && taskCount <= taskCountMaximum,
                    "At least one task, and not more than the maximum");
            Assert.isTrue(databaseStorage >= LEAST_STORAGE, "RDS has no MariaDB below %d GiB".formatted(LEAST_STORAGE));
            Assert.isTrue(requestsPerTask == null || requestsPerTask > 0, "A task answers some requests");
        }

        /** Scales by CPU and memory alone. */
        public Capacity(
                int taskCpu,
                int taskMemory,
                int taskCount,
                int taskCountMaximum,
                String databaseClass,
                int databaseStorage) {
            this(taskCpu, taskMemory, taskCount, taskCountMaximum, databaseClass, databaseStorage, null);
        }
    }
}
