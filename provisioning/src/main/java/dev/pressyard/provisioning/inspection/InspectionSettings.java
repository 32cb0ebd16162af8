package dev.pressyard.provisioning.inspection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a target is looked at until it is as it should be.
 *
 * @param arrival how long a site may take to answer after an apply: its tasks are pulled, started and installed
 * @param departure how long what was destroyed may still be seen
 * @param pause between two looks
 */
@ConfigurationProperties("pressyard.inspection")
record InspectionSettings(
        @DefaultValue("15m") Duration arrival,
        @DefaultValue("2m") Duration departure,
        @DefaultValue("2s") Duration pause) {}
