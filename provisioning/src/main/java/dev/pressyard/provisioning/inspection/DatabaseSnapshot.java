package dev.pressyard.provisioning.inspection;

import java.util.Optional;
import java.util.UUID;

/**
 * A snapshot of a database, as its target describes it.
 *
 * @param engine such as {@code mariadb}
 * @param storage GiB that a database made of it has at least
 * @param available whether it is finished
 * @param site the site whose database it was, if the target remembers one
 */
public record DatabaseSnapshot(String identifier, String engine, int storage, boolean available, Optional<UUID> site) {}
