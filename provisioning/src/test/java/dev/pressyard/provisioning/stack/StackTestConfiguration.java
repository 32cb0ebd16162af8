package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateLocks;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.state.StateWrites;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.TargetConnector;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.PhaseWork;
import java.io.IOException;
import java.net.URI;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/** What lies around the stacks: a target that nobody calls, images that nobody pulls, the state service. */
@TestConfiguration(proxyBeanMethods = false)
class StackTestConfiguration {

    static final String SECRET_KEY = "the-targets-secret-key";

    @Bean
    StateServer stateServer(StateCredentials credentials, StateVersions versions, StateWrites writes, StateLocks locks)
            throws IOException {
        return new StateServer(credentials, versions, writes, locks);
    }

    @Bean
    TargetConnector sandbox() {
        return new UncalledTarget();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    PhaseWork image(JdbcClient jdbc) {
        return new UnpulledImage(jdbc);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    PhaseWork verify() {
        return new NothingToLookAt(Phase.VERIFY);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    PhaseWork sweep() {
        return new NothingToLookAt(Phase.SWEEP);
    }

    private record UncalledTarget() implements TargetConnector {

        /** A port that nobody listens on. */
        static final URI NOBODY = URI.create("http://127.0.0.1:1");

        @Override
        public TargetKind kind() {
            return TargetKind.SANDBOX;
        }

        @Override
        public TargetSession open(Target target, String region, String purpose) {
            return new TargetSession(AwsBasicCredentials.create("test", SECRET_KEY), Region.of(region), NOBODY);
        }
    }

    /** These tests end at the state: the target has no control plane. */
    private record NothingToLookAt(Phase phase) implements PhaseWork {

        @Override
        public PhaseOutcome perform(PhaseContext context) {
            return new PhaseOutcome.Succeeded("not looked at");
        }
    }

    /** Records an image that nobody built, for nobody pulls it. */
    private record UnpulledImage(JdbcClient jdbc) implements PhaseWork {

        static final String IMAGE = """
                insert into image (id, kind, inputs_hash, engine_id, size_bytes, inputs, built_by_run, built_at, build_seconds)
                values (gen_random_uuid(), 'SITE', 'none', 'none', 1, '{}', :run, now(), 1)
                on conflict (kind, inputs_hash) do nothing""";

        static final String USE = """
                insert into image_use (run_number, image_id, reference)
                select :run, id, 'registry.test/wordpress@sha256:' || repeat('a', 64) from image
                on conflict do nothing""";

        @Override
        public Phase phase() {
            return Phase.IMAGE;
        }

        @Override
        public PhaseOutcome perform(PhaseContext context) {
            var run = context.run().identifier().number();
            jdbc.sql(IMAGE).param("run", run).update();
            jdbc.sql(USE).param("run", run).update();
            return new PhaseOutcome.Succeeded("none");
        }
    }
}
