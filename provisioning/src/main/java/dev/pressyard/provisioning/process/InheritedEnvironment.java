package dev.pressyard.provisioning.process;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables that every child process takes over from the portal's own environment; everything else, the portal's
 * database password and cloud credentials first of all, stays behind.
 *
 * <p>Inherited are {@code PATH}, {@code HOME}, {@code USER}, {@code LOGNAME}, {@code TMPDIR}, {@code TZ}, {@code LANG}
 * ({@code C.UTF-8} if unset, because Ansible refuses other encodings), {@code LC_ALL}, {@code LC_CTYPE}; the proxy
 * settings {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} in either case; the trusted
 * certificates {@code SSL_CERT_FILE}, {@code SSL_CERT_DIR}, {@code REQUESTS_CA_BUNDLE} and {@code CURL_CA_BUNDLE}; and
 * {@code PACKER_PLUGIN_PATH}. {@code AWS_*} is left to the target, {@code DOCKER_*} to the image build.
 */
final class InheritedEnvironment {

    private static final Set<String> NAMES = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "TMPDIR",
            "TZ",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "PACKER_PLUGIN_PATH");

    private static final Set<String> PROXIES = Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY");

    private InheritedEnvironment() {}

    /** Picks the variables to inherit from {@code environment}. */
    static Map<String, String> of(Map<String, String> environment) {
        var inherited = new TreeMap<>(Map.of("LANG", "C.UTF-8"));
        environment.forEach((name, value) -> {
            if (NAMES.contains(name) || PROXIES.contains(name.toUpperCase(Locale.ROOT))) {
                inherited.put(name, value);
            }
        });
        return inherited;
    }
}
