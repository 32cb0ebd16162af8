package dev.pressyard.provisioning.site;

/**
 * Something that an apply told about a site, such as the name of its load balancer. Never a secret.
 *
 * @param value as Terraform's JSON shows it, a string without its quotes
 */
public record SiteOutput(String name, String value) {}
