package dev.pressyard.sandbox.cloud;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException.NotFound;
import org.springframework.web.client.RestClient;

/**
 * Pressyard's own routes of the control plane, beside those of AWS. What fails throws Spring's
 * {@code RestClientException}.
 */
public final class ControlPlaneClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RestClient http;

    public ControlPlaneClient(URI endpoint) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder()
                .baseUrl(endpoint.resolve("/_pressyard/"))
                .requestFactory(requests)
                .build();
    }

    /** What the control plane says of itself. */
    public ControlPlaneIdentity identity() {
        return Objects.requireNonNull(http.get().uri("incarnation").retrieve().body(ControlPlaneIdentity.class));
    }

    /** Says whether a runtime reports what runs; without one, what was asked for counts as running. */
    public void attachRuntime(boolean attached) {
        send(HttpMethod.PUT, "runtime", Map.of("attached", attached));
    }

    /** Every account and region that holds something which could run. */
    public List<Scope> scopes() {
        return Objects.requireNonNull(
                http.get().uri("scopes").retrieve().body(new ParameterizedTypeReference<List<Scope>>() {}));
    }

    /** The VPC that a subnet lies in; empty text if there is no such subnet. */
    public String networkOf(Scope scope, String subnet) {
        var answer = http.get()
                .uri(
                        "network?account={account}&region={region}&subnet={subnet}",
                        scope.account(),
                        scope.region(),
                        subnet)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, String>>() {});
        return Objects.requireNonNull(answer).getOrDefault("network", "");
    }

    /** What a database was given; empty if there is no such database. */
    public Optional<DatabaseLogin> databaseLogin(Scope scope, String identifier) {
        try {
            return Optional.ofNullable(http.get()
                    .uri(
                            "database-login?account={account}&region={region}&identifier={identifier}",
                            scope.account(),
                            scope.region(),
                            identifier)
                    .retrieve()
                    .body(DatabaseLogin.class));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    /** Reports what runs of a service. */
    public void report(ServiceObservation seen) {
        send(HttpMethod.PUT, "service", seen);
    }

    /** Reports a database's status, in RDS's words. */
    public void reportDatabase(Scope scope, String identifier, String status) {
        send(HttpMethod.PUT, "database", statusOf(scope, identifier, status));
    }

    /** Reports a database snapshot's status, in RDS's words. */
    public void reportSnapshot(Scope scope, String identifier, String status) {
        send(HttpMethod.PUT, "snapshot", statusOf(scope, identifier, status));
    }

    private static Map<String, String> statusOf(Scope scope, String identifier, String status) {
        return Map.of("account", scope.account(), "region", scope.region(), "identifier", identifier, "status", status);
    }

    /**
     * Fails a deployment, which is rolled back if the service says so; without effect if it is not the primary any
     * more.
     */
    public void failDeployment(Scope scope, String cluster, String service, String deployment, String reason) {
        send(
                HttpMethod.POST,
                "failed-deployment",
                Map.of(
                        "account", scope.account(),
                        "region", scope.region(),
                        "cluster", cluster,
                        "service", service,
                        "deployment", deployment,
                        "reason", reason));
    }

    private void send(HttpMethod method, String route, Object body) {
        http.method(method).uri(route).body(body).retrieve().toBodilessEntity();
    }
}
