package dev.pressyard.provisioning.administrator;

/**
 * The administrator whom WordPress was installed with.
 *
 * @param user the name to sign in with
 * @param secretArn where the target keeps the password
 */
public record Administrator(String user, String secretArn) {}
