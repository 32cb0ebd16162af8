package dev.pressyard.provisioning.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.stereotype.Component;

/** The container engine of this node, at {@code DOCKER_HOST} or the local socket. */
@Component
class ContainerEngine {

    private static final int PUSH_MINUTES = 20;

    private final DockerClient client;

    ContainerEngine() {
        var configuration =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        var transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(configuration.getDockerHost())
                .sslConfig(configuration.getSSLConfig())
                .build();
        this.client = DockerClientImpl.getInstance(configuration, transport);
    }

    /**
     * An image that the engine holds.
     *
     * @param id {@code sha256:} and 64 hexadecimal digits
     * @param size bytes, uncompressed
     */
    record LocalImage(String id, long size, Instant created, Map<String, String> labels) {}

    /**
     * Looks for an image by id or by name.
     *
     * @throws ImageException if there is no engine, or it refuses
     */
    Optional<LocalImage> find(String image) {
        return asked(() -> inspect(image))
                .map(found -> new LocalImage(
                        Optional.ofNullable(found.getId()).orElseThrow(),
                        Optional.ofNullable(found.getSize()).orElse(0L),
                        Instant.parse(Optional.ofNullable(found.getCreated()).orElseThrow()),
                        Optional.ofNullable(found.getConfig())
                                .flatMap(it -> Optional.ofNullable(it.getLabels()))
                                .orElse(Map.of())));
    }

    /**
     * Pushes an image.
     *
     * @return the digest by which the registry knows it: {@code sha256:} and 64 hexadecimal digits
     * @throws ImageException if the registry refuses
     * @throws InterruptedException if the worker has to stop
     */
    String push(String image, String tag, PushAccess access) throws InterruptedException {
        asked(() -> client.tagImageCmd(image, access.repository(), tag).exec());
        try (var progress = client.pushImageCmd(access.repository() + ":" + tag)
                .withAuthConfig(authentication(access))
                .start()) {
            if (!progress.awaitCompletion(PUSH_MINUTES, TimeUnit.MINUTES)) {
                throw new ImageException("The push to " + access.repository() + " took longer than 20 minutes", null);
            }
        } catch (DockerClientException | DockerException | IOException refusal) {
            throw new ImageException(
                    "The push to " + access.repository() + " failed: " + refusal.getMessage(), refusal);
        }
        return digest(access.repository(), tag);
    }

    /** The text of a file in an image; empty if it has no such file. */
    Optional<String> read(String image, String path) {
        var container = asked(
                        () -> client.createContainerCmd(image).withCmd("true").exec())
                .getId();
        try (var archive = new TarArchiveInputStream(
                client.copyArchiveFromContainerCmd(container, path).exec())) {
            archive.getNextEntry();
            return Optional.of(new String(archive.readAllBytes(), StandardCharsets.UTF_8));
        } catch (NotFoundException absent) {
            return Optional.empty();
        } catch (DockerException | IOException failure) {
            throw new ImageException(path + " cannot be read in " + image + ": " + failure.getMessage(), failure);
        } finally {
            asked(() -> client.removeContainerCmd(container).withForce(true).exec());
        }
    }

    /** Takes a name from an image, and the image away if that was its last; without effect if there is none. */
    void remove(String image) {
        asked(() -> inspect(image).map(_ -> client.removeImageCmd(image).exec()));
    }

    private String digest(String repository, String tag) {
        return asked(() -> inspect(repository + ":" + tag))
                .flatMap(found -> Optional.ofNullable(found.getRepoDigests()))
                .stream()
                .flatMap(List::stream)
                .filter(name -> name.startsWith(repository + "@"))
                .map(name -> name.substring(repository.length() + 1))
                .findFirst()
                .orElseThrow(
                        () -> new ImageException("The registry told no digest of " + repository + ":" + tag, null));
    }

    private Optional<InspectImageResponse> inspect(String image) {
        try {
            return Optional.of(client.inspectImageCmd(image).exec());
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    private static AuthConfig authentication(PushAccess access) {
        var login = new AuthConfig().withRegistryAddress(access.repository().split("/", 2)[0]);
        return access.login()
                .map(it -> login.withUsername(it.user()).withPassword(it.password()))
                .orElse(login);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (DockerException refusal) {
            throw new ImageException("The container engine refuses: " + refusal.getMessage(), refusal);
        } catch (RuntimeException failure) {
            // As docker-java's transports wrap what the socket says.
            if (failure.getCause() instanceof IOException) {
                throw new ImageException(
                        "The container engine does not answer: " + failure.getMessage()
                                + ". Is Docker installed and running?",
                        failure);
            }
            throw failure;
        }
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
