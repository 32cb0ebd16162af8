package dev.pressyard.provisioning.target;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All targets that this installation knows. */
public interface Targets extends Repository<Target, UUID> {

    Target save(Target target);

    Optional<Target> findById(UUID id);

    Optional<Target> findByName(String name);

    List<Target> findAllByOrderByCreatedAt();

    /** Those that the settings name: where new sites may go. */
    List<Target> findByConfiguredTrueOrderByCreatedAt();

    /**
     * The target of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    default Target require(UUID id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("There is no target " + id));
    }
}
