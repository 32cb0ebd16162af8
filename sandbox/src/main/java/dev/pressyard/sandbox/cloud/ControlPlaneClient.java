package dev.pressyard.sandbox.cloud;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Pressyard's own routes of the control plane, beside those of AWS. */
final class ControlPlaneClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RestClient http;

    ControlPlaneClient(URI endpoint) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder()
                .baseUrl(endpoint.resolve("/_pressyard/"))
                .requestFactory(requests)
                .build();
    }

    /** @throws org.springframework.web.client.RestClientException if it does not answer */
    ControlPlaneIdentity identity() {
        return Objects.requireNonNull(http.get().uri("incarnation").retrieve().body(ControlPlaneIdentity.class));
    }
}
