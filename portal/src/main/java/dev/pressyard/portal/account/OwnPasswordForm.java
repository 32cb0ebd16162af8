package dev.pressyard.portal.account;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/** Somebody's own next password, as typed, with the one that it takes the place of. */
record OwnPasswordForm(
        @NotEmpty(message = "Type the password that you sign in with now.")
        String currentPassword,

        @AcceptablePassword String newPassword) {

    OwnPasswordForm(@Nullable String currentPassword, @Nullable String newPassword) {
        this.currentPassword = currentPassword == null ? "" : currentPassword;
        this.newPassword = newPassword == null ? "" : newPassword;
    }

    static OwnPasswordForm empty() {
        return new OwnPasswordForm("", "");
    }

    /** Never shows the passwords. */
    @Override
    public String toString() {
        return "OwnPasswordForm[]";
    }
}
