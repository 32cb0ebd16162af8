package dev.pressyard.provisioning.containerlog;

/**
 * What a line says, for people.
 *
 * @param source what of the container wrote it, for example {@code nginx}; empty if the line does not tell
 * @param text the message, without the time and the like that the line begins with
 * @param details what else is worth knowing, in a few words; empty if nothing is
 * @param isPassedHealthCheck whether it only says that a health check was answered well, as it is many times a minute
 */
public record LogMessage(LogLevel level, String source, String text, String details, boolean isPassedHealthCheck) {

    static LogMessage of(LogLevel level, String source, String text) {
        return new LogMessage(level, source, text, "", false);
    }
}
