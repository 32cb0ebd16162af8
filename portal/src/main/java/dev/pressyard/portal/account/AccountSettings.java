package dev.pressyard.portal.account;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sign-in.
 *
 * @param data the folder for what the portal keeps beside its database
 * @param adminPassword the first administrator's password; generated when absent
 */
@ConfigurationProperties("pressyard")
record AccountSettings(
        @DefaultValue(".data") Path data, @Nullable String adminPassword) {

    @Override
    public String toString() {
        return "AccountSettings[data=" + data + "]";
    }
}
