package dev.pressyard.provisioning.stack.terraform;

import java.util.Optional;

/**
 * What Terraform said went wrong.
 *
 * @param summary its first line, without {@code Error:}
 * @param address of the resource it is about
 * @param text the whole of it, in plain text
 */
public record TerraformError(String summary, Optional<String> address, String text) {

    /** In one line: what, and with which resource. */
    public String words() {
        return address.map(it -> it + ": " + summary).orElse(summary);
    }
}
