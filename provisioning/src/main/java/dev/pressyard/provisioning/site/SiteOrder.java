package dev.pressyard.provisioning.site;

import java.util.UUID;

/**
 * What a person asks for in the form.
 *
 * @param request identifies the filled-in form, so that sending it twice orders one site
 * @param target the name of the target it is to go to
 */
public record SiteOrder(UUID request, SiteName name, String target, SiteSpec spec) {}
