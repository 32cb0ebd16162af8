package dev.pressyard.portal.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Everybody who may sign in, or once might. */
interface People extends Repository<Person, UUID> {

    Person save(Person person);

    Optional<Person> findById(UUID id);

    Optional<Person> findByUsername(String username);

    List<Person> findAllByOrderByUsername();

    boolean existsByRole(Role role);
}
