package dev.pressyard.portal.account;

import org.jspecify.annotations.Nullable;

/** A password for somebody else, as typed by an administrator. */
record NewPasswordForm(@AcceptablePassword String password) {

    NewPasswordForm(@Nullable String password) {
        this.password = password == null ? "" : password;
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "NewPasswordForm[]";
    }
}
