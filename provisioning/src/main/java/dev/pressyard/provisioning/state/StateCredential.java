package dev.pressyard.provisioning.state;

import java.net.URI;
import java.util.Map;

/**
 * What one run's Terraform shows to read, lock and write its stack's state. The password exists only here and in the
 * environment of the run's processes; the database holds its hash.
 *
 * @param stack whose state it opens
 * @param username names the credential, no secret
 * @param password 256 random bits in URL-safe Base64
 */
public record StateCredential(StackIdentifier stack, String username, String password) {

    /**
     * The environment that points {@code backend "http" {}} at the portal's state service with this credential.
     *
     * @param portal the portal's own address, for example {@code http://127.0.0.1:8080}
     * @see <a href="https://developer.hashicorp.com/terraform/language/backend/http">Terraform's http backend</a>
     */
    public Map<String, String> environment(URI portal) {
        var address = portal.resolve("/terraform/state/" + stack).toString();
        return Map.of(
                "TF_HTTP_ADDRESS",
                address,
                "TF_HTTP_LOCK_ADDRESS",
                address + "/lock",
                "TF_HTTP_LOCK_METHOD",
                "PUT",
                "TF_HTTP_UNLOCK_ADDRESS",
                address + "/lock",
                "TF_HTTP_UNLOCK_METHOD",
                "DELETE",
                "TF_HTTP_USERNAME",
                username,
                "TF_HTTP_PASSWORD",
                password);
    }

    @Override
    public String toString() {
        return "StateCredential[stack=%s, username=%s]".formatted(stack, username);
    }
}
