package dev.pressyard.sandbox.runtime;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.provisioning.target.TargetConnector;
import dev.pressyard.sandbox.cloud.CloudAutoConfiguration;
import dev.pressyard.sandbox.cloud.ControlPlane;
import dev.pressyard.sandbox.cloud.LoadBalancerAddresses;
import dev.pressyard.sandbox.cloud.LossReport;
import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.engine.EngineContainer;
import dev.pressyard.sandbox.registry.RegistryAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** A portal without pages: control plane, registry, runtime, and an engine that has the images. */
final class RunningSandbox implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final AnnotationConfigApplicationContext portal;

    private RunningSandbox(AnnotationConfigApplicationContext portal) {
        this.portal = portal;
    }

    static RunningSandbox start(Path data, boolean outlivesPortal) {
        return start(
                data, Map.of("pressyard.sandbox.runtime", true, "pressyard.sandbox.outlives-portal", outlivesPortal));
    }

    static RunningSandbox start(Path data, Map<String, Object> settings) {
        var portal = new AnnotationConfigApplicationContext();
        portal.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        portal.registerBean(Installation.class, () -> new Installation(data, Path.of("..")));
        portal.register(
                PartsOfAPortal.class,
                CloudAutoConfiguration.class,
                RegistryAutoConfiguration.class,
                RuntimeAutoConfiguration.class);
        portal.refresh();
        return new RunningSandbox(portal);
    }

    URI endpoint() {
        return portal.getBean(ControlPlane.class).endpoint(Duration.ofMinutes(1));
    }

    /** How the engine's part of Pressyard reaches the sandbox. */
    TargetConnector connector() {
        return portal.getBean(TargetConnector.class);
    }

    LoadBalancerAddresses addresses() {
        return portal.getBean(LoadBalancerAddresses.class);
    }

    Engine engine() {
        return portal.getBean(Engine.class);
    }

    /** The WordPress image that {@code packer/} builds, as a task definition names it. */
    String siteImage() {
        return named(BuiltImages.site());
    }

    /** An image that ends at once when it is told what WordPress is told. */
    String brokenImage() {
        return named(BuiltImages.database());
    }

    private String named(String image) {
        return "123456789012.dkr.ecr.eu-central-1.amazonaws.com/pressyard/wordpress@"
                + engine().images().id(image).orElseThrow();
    }

    List<EngineContainer> containersOf(String resource) {
        return engine().containers().stream()
                .filter(container -> container.label(Labels.RESOURCE).equals(resource))
                .toList();
    }

    /** How the engine has made a container. */
    InspectContainerResponse inspect(EngineContainer container) throws IOException {
        var configuration =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        var transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(configuration.getDockerHost())
                .sslConfig(configuration.getSSLConfig())
                .build();
        try (var client = DockerClientImpl.getInstance(configuration, transport)) {
            return client.inspectContainerCmd(container.id()).exec();
        }
    }

    /** How often it was said that the control plane has forgotten everything. */
    int losses() {
        return portal.getBean(CountedLosses.class).count.get();
    }

    /** As a crash of it would. */
    void killControlPlane(Path data) {
        try {
            var pid = Files.readString(data.resolve("control-plane/pid")).strip();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void kill(EngineContainer container) {
        engine().kill(container.id());
    }

    /** Waits until the assertion holds; returns how long that took. */
    static Duration await(Duration patience, ThrowingRunnable assertion) {
        var begin = System.nanoTime();
        Awaitility.await()
                .pollInSameThread()
                .pollInterval(LOOK_EVERY)
                .pollDelay(Duration.ZERO)
                .atMost(patience)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(assertion);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** How many requests tasks were given, by task id. */
    Map<String, Long> requests() {
        return portal.getBean(LoadBalancers.class).requests();
    }

    @Override
    public void close() {
        portal.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = ChildProcesses.class)
    static class PartsOfAPortal {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        CountedLosses lossReport() {
            return new CountedLosses(new AtomicInteger());
        }
    }

    record CountedLosses(AtomicInteger count) implements LossReport {

        @Override
        public void everythingIsLost() {
            count.incrementAndGet();
        }
    }
}
