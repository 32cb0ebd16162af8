package dev.pressyard.provisioning.image;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What images are made from.
 *
 * @param packer the program
 * @param sourceImage the system that the base image starts from; the engine must have it
 * @param revision the commit of this repository that the portal was built from, for the images' label
 */
@ConfigurationProperties("pressyard.image")
record ImageSettings(
        @DefaultValue("packer") String packer,
        @DefaultValue("debian:trixie-slim") String sourceImage,
        @DefaultValue("") String revision) {}
