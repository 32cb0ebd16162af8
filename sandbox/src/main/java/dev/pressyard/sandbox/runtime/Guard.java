package dev.pressyard.sandbox.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what fails from stopping the rest of a round. The same failure is logged once. */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Map<String, String> failures = new ConcurrentHashMap<>();

    /** Takes a step of a round; false if it failed, in which case the next round takes it again. */
    boolean goesThrough(String name, Runnable step) {
        try {
            step.run();
            failures.remove(name);
            return true;
        } catch (RuntimeException failure) {
            if (!failure.toString().equals(failures.put(name, failure.toString()))) {
                LOG.warn("{} failed and is tried again, the rest goes on: {}", name, failure.toString());
            }
            return false;
        }
    }
}
