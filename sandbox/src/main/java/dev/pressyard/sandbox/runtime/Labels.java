package dev.pressyard.sandbox.runtime;

/** What a container's labels tell the next portal about it. */
final class Labels {

    /** {@link #TASK} or {@link #DATABASE}. */
    static final String RESOURCE = "dev.pressyard.resource";

    static final String TASK = "task";
    static final String DATABASE = "database";

    /** The task's own id. */
    static final String TASK_ID = "dev.pressyard.task";

    /** ARN of the service that a task belongs to. */
    static final String SERVICE = "dev.pressyard.service";

    static final String DEPLOYMENT = "dev.pressyard.deployment";
    static final String TASK_DEFINITION = "dev.pressyard.task-definition";

    /** The database's resource id, which no other instance ever gets. */
    static final String DATABASE_ID = "dev.pressyard.database";

    /** The site that a volume's data is of: the value of its database's tag {@code pressyard:site-id}. */
    static final String SITE = "dev.pressyard.site";

    private Labels() {}
}
