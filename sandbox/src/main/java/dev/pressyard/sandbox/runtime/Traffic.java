package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.proxy.Backend.Server;
import dev.pressyard.sandbox.proxy.ServerHealth;
import java.util.List;
import java.util.Map;

/** Which tasks visitors are sent to, and how those do. */
interface Traffic {

    /** How the tasks are that visitors are sent to now, by task id. */
    Map<String, ServerHealth> health();

    /** Whether requests that were begun before the last change are still being answered. */
    boolean isDraining();

    /** The tasks that are in service from the end of this round on, by target group's ARN. */
    void serve(Map<String, List<Server>> targetsByGroup);
}
