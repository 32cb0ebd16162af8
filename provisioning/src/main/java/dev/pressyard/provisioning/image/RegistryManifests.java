package dev.pressyard.provisioning.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks registries how large images are there, where layers are compressed.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests">pulling
 *     manifests, in OCI's specification</a>
 */
@Component
class RegistryManifests {

    private static final String TYPES =
            "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json;

    RegistryManifests(JsonMapper json) {
        this.json = json;
    }

    /**
     * Bytes of an image's layers as the registry keeps them.
     *
     * @return empty if the registry does not say: nothing depends on it but a figure on a page
     * @throws InterruptedException if the worker has to stop
     */
    OptionalLong compressedSize(PushAccess access, String digest) throws InterruptedException {
        try {
            var answer = client.send(request(access, digest), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? sum(json.readTree(answer.body())) : OptionalLong.empty();
        } catch (IOException | JacksonException unanswered) {
            return OptionalLong.empty();
        }
    }

    private static HttpRequest request(PushAccess access, String digest) {
        var request = HttpRequest.newBuilder(address(access.repository(), digest))
                .timeout(PATIENCE)
                .header("Accept", TYPES);
        access.login().ifPresent(login -> request.header("Authorization", basic(login)));
        return request.build();
    }

    /** As the engine does: without TLS on the machine itself, else with it. */
    private static URI address(String repository, String digest) {
        var scheme = repository.startsWith("127.") ? "http" : "https";
        var slash = repository.indexOf('/');
        return URI.create("%s://%s/v2/%s/manifests/%s"
                .formatted(scheme, repository.substring(0, slash), repository.substring(slash + 1), digest));
    }

    private static String basic(PushAccess.Login login) {
        var words = login.user() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    private static OptionalLong sum(JsonNode manifest) {
        var layers = manifest.path("layers");
        return layers.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(StreamSupport.stream(layers.spliterator(), false)
                        .mapToLong(layer -> layer.path("size").asLong(0))
                        .sum());
    }
}
