package dev.pressyard.portal.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody to be let in, as typed. */
record PersonForm(
        @Pattern(
                regexp = Username.PATTERN,
                message =
                        "A username has 2 to 64 characters of a-z, 0-9, dot, underscore and hyphen, and begins with a letter.")
        String username,

        @NotBlank(message = "Give the name by which people know this person.")
        @Size(max = 120, message = "A name has at most 120 characters.")
        String displayName,

        @AcceptablePassword String password,

        @Pattern(regexp = "VIEWER|OPERATOR|ADMINISTRATOR", message = "Choose one of the roles in the list.")
        String role) {

    PersonForm(
            @Nullable String username, @Nullable String displayName, @Nullable String password, @Nullable String role) {
        this.username = username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
        this.displayName = displayName == null ? "" : displayName.strip();
        this.password = password == null ? "" : password;
        this.role = role == null ? "" : role;
    }

    static PersonForm empty() {
        return new PersonForm("", "", "", Role.OPERATOR.name());
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "PersonForm[username=" + username + ", role=" + role + "]";
    }
}
