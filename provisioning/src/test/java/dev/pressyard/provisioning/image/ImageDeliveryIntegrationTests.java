package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Platforms;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWrites;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.testing.MotoTest;
import dev.pressyard.provisioning.testing.OrderedSites;
import dev.pressyard.provisioning.testing.SaidContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pushes from the real engine to a registry that nobody started. */
@MotoTest
class ImageDeliveryIntegrationTests {

    private static final String REPOSITORY = "127.0.0.1:1/pressyard-delivery-test";

    @Autowired
    private OrderedSites ordered;

    @Autowired
    private Runs runs;

    @Autowired
    private Platforms platforms;

    @Autowired
    private StateCredentials credentials;

    @Autowired
    private StateWrites states;

    @Autowired
    private StateVersions versions;

    @Autowired
    private Targets targets;

    @Autowired
    private TargetSessions sessions;

    @Autowired
    private ContainerEngine engine;

    @Autowired
    private RegistryManifests manifests;

    @Autowired
    private Images images;

    @Autowired
    private ImageTurn turn;

    @Test
    void pushesToARepositoryOnlyWhenItIsItsTurn() throws Exception {
        var pushing = SaidContext.of(order("delivery-first"), RunKind.CREATE);
        var waiting = SaidContext.of(order("delivery-second"), RunKind.CREATE);
        platformOf(runs.require(waiting.run().identifier()));
        var pushed = new CountDownLatch(1);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = workers.submit(() -> turn.take(REPOSITORY, pushing.run(), () -> {}, () -> {
                return pushed.await(20, TimeUnit.SECONDS);
            }));
            var second = workers.submit(() -> {
                delivery().deliver(waiting, image(waiting));
                return true;
            });

            Awaitility.await()
                    .untilAsserted(() -> assertThat(waiting.said())
                            .containsExactly("Another run pushes to %s first.".formatted(REPOSITORY)));
            pushed.countDown();

            assertThat(first.get()).isTrue();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(second::get)
                    .havingCause()
                    .isInstanceOf(ImageException.class)
                    .withMessageContaining(REPOSITORY);
            assertThat(waiting.said()).last().asString().startsWith("Pushing ");
        } finally {
            engine.remove(REPOSITORY + ":delivery");
        }
    }

    private Run order(String name) {
        var site = ordered.order(name);
        return runs.findFirstByStackIdOrderByNumberDesc(site.stack().value()).orElseThrow();
    }

    /** Its outputs tell the repository; nothing else of it is asked about. */
    private void platformOf(Run run) {
        var stack = platforms.stack(targets.require(run.target()), run.region());
        credentials.issue(stack, run.identifier().number(), 1);
        var written = states.salvage(stack, run.identifier().number(), 1, """
                {"version": 4, "terraform_version": "1.15.0", "serial": 1, "lineage": "platform", "resources": [],
                 "outputs": {"repository_url": {"value": "registry.test/pressyard", "type": "string"}}}
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(written).isInstanceOf(StateWriteResult.Written.class);
    }

    private Image image(SaidContext context) {
        var id = engine.find("debian:trixie-slim").orElseThrow().id();
        return new Image(
                UUID.randomUUID(),
                ImageKind.SITE,
                "delivery",
                null,
                id,
                1,
                null,
                context.run().identifier().number(),
                Instant.EPOCH,
                Duration.ZERO);
    }

    private ImageDelivery delivery() {
        var platform = new TargetPlatform(targets, sessions, platforms, versions);
        return new ImageDelivery(List.of(new Closed()), engine, manifests, platform, images, turn);
    }

    /** A registry at a port that nobody listens on. */
    private static final class Closed implements ImageRegistry {

        @Override
        public TargetKind kind() {
            return TargetKind.SANDBOX;
        }

        @Override
        public Optional<PushAccess> access(TargetSession session, String repositoryUrl) {
            return Optional.of(new PushAccess(REPOSITORY, Optional.empty()));
        }
    }
}
