package dev.pressyard.portal.account;

import java.io.Serial;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person behind a session. */
public final class SignedInPerson implements UserDetails, CredentialsContainer {

    @Serial
    private static final long serialVersionUID = 1;

    private final UUID id;
    private final String username;
    private final String displayName;
    private final Role role;
    private final boolean enabled;
    private @Nullable String passwordHash;

    SignedInPerson(Person person) {
        this.id = person.id();
        this.username = person.username();
        this.displayName = person.displayName();
        this.role = person.role();
        this.enabled = person.isEnabled();
        this.passwordHash = person.passwordHash();
    }

    public UUID id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public Role role() {
        return role;
    }

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    /** Called once the password has been checked, so that no session row holds the hash. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInPerson person && person.id.equals(id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }

    @Override
    public String toString() {
        return username;
    }
}
