package dev.pressyard.portal.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Somebody who may sign in to the portal. */
@Entity
@Table(name = "person")
class Person {

    @Id
    private UUID id;

    private String username;
    private String displayName;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean enabled;
    private Instant createdAt;

    @Version
    private long version;

    /** For the persistence provider, which fills every field. */
    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    Person(Username username, String displayName, Role role, String passwordHash, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.username = username.value();
        this.displayName = displayName;
        this.role = role;
        this.passwordHash = passwordHash;
        this.enabled = true;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    Role role() {
        return role;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isEnabled() {
        return enabled;
    }

    Instant createdAt() {
        return createdAt;
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    void disable() {
        enabled = false;
    }

    void enable() {
        enabled = true;
    }
}
