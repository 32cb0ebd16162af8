package dev.pressyard.portal.measurement;

import dev.pressyard.portal.PortalApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The portal in this process, without workers and without the sandbox's control plane, on an empty Postgres of its own
 * that is as durable as a real one.
 */
final class MeasuredPortal implements AutoCloseable {

    static final String PASSWORD = "only for measuring";

    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext portal;

    private MeasuredPortal(EmbeddedPostgres postgres, ConfigurableApplicationContext portal) {
        this.postgres = postgres;
        this.portal = portal;
    }

    static MeasuredPortal start() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            var portal = new SpringApplicationBuilder(PortalApplication.class)
                    .properties(
                            "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                            "spring.datasource.username=postgres",
                            "pressyard.data=" + Files.createTempDirectory("pressyard-measured"),
                            "server.port=0",
                            "pressyard.worker.slots=0",
                            "pressyard.admin-password=" + PASSWORD,
                            "spring.autoconfigure.exclude=dev.pressyard.sandbox.cloud.CloudAutoConfiguration")
                    .run();
            return new MeasuredPortal(postgres, portal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return portal.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    <T> T bean(Class<T> type) {
        return portal.getBean(type);
    }

    JdbcClient database() {
        return bean(JdbcClient.class);
    }

    /**
     * The processor time of this process and of Postgres, which says more than the clock where others share the
     * machine.
     */
    Duration busy() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        database().sql("select pid from pg_stat_activity").query(Long.class).list().stream()
                                .flatMap(pid -> ProcessHandle.of(pid).stream()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        portal.close();
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
