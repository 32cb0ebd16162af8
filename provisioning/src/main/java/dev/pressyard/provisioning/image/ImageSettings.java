package dev.pressyard.provisioning.image;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What images are made from.
 *
 * @param packer the program
 * @param sourceImage the system that the base image starts from; the engine must have it
 * @param wordpressVersion the version that the archive holds; absent = the template's
 * @param wordpressArchiveUrl where WordPress comes from, {@code https:} or {@code file:}; absent = the template's
 * @param wordpressArchiveSha256 of that archive, 64 hexadecimal digits; absent = the template's
 */
@ConfigurationProperties("pressyard.image")
record ImageSettings(
        @DefaultValue("packer") String packer,
        @DefaultValue("debian:trixie-slim") String sourceImage,
        @Nullable String wordpressVersion,
        @Nullable String wordpressArchiveUrl,
        @Nullable String wordpressArchiveSha256) {}
