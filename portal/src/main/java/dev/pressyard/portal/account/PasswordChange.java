package dev.pressyard.portal.account;

/** What became of a person's wish for another password. */
enum PasswordChange {
    DONE,
    WRONG_CURRENT_PASSWORD,
    /** The current password was not even looked at, because too many before it were wrong. */
    TOO_MANY_ATTEMPTS
}
