package dev.pressyard.provisioning.stack.terraform;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Terraform said went wrong.
 *
 * @param summary its first line, without {@code Error:}
 * @param address of the resource it is about
 * @param text the whole of it, in plain text
 */
public record TerraformError(String summary, Optional<String> address, String text) {

    /** As AWS says that something is there already, and Terraform that a provider died over what it was making. */
    private static final Pattern STRANGER =
            Pattern.compile("already ?exists|already ?owned|conflict|plugin did not respond", Pattern.CASE_INSENSITIVE);

    /** In one line: what, and with which resource. */
    public String words() {
        return address.map(it -> it + ": " + summary).orElse(summary);
    }

    /** Whether something may exist that the state does not know, so that another apply fails at it as well. */
    public boolean hintsAtStrangers() {
        return STRANGER.matcher(text).find();
    }
}
