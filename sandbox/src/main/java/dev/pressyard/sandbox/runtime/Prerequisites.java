package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the runtime needs of the machine. Without it the control plane only remembers, as it does by itself. */
final class Prerequisites {

    private static final Logger LOG = LoggerFactory.getLogger(Prerequisites.class);

    private final Engine engine;
    private final DatabaseImage databaseImage;
    private final Optional<Path> haproxy;

    private Optional<String> missing = Optional.empty();

    Prerequisites(Engine engine, DatabaseImage databaseImage, Optional<Path> haproxy) {
        this.engine = engine;
        this.databaseImage = databaseImage;
        this.haproxy = haproxy;
    }

    /** Whether all is there now; what is not is said once. */
    boolean areMet() {
        var found = find();
        if (!found.equals(missing)) {
            found.ifPresentOrElse(
                    what -> LOG.warn("The sandbox's sites do not run: {}", what),
                    () -> LOG.info("The sandbox's sites run on the engine"));
            missing = found;
        }
        return found.isEmpty();
    }

    private Optional<String> find() {
        if (haproxy.isEmpty()) {
            return Optional.of("there is no haproxy on the search path");
        }
        if (!engine.answers()) {
            return Optional.of("no Docker engine answers");
        }
        return databaseImage.isToBeExpected()
                ? Optional.empty()
                : Optional.of("there is no database image, and it could not be built");
    }
}
