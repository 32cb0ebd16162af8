package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.engine.EngineLabels;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/** With volumes of a real engine, that nothing uses. */
class ForgottenVolumesIntegrationTests {

    private static final UUID LOST = UUID.randomUUID();
    private static final UUID ANOTHER = UUID.randomUUID();

    private final Engine engine;

    ForgottenVolumesIntegrationTests(@TempDir Path data) {
        engine = Engine.connect(new EngineLabels(UUID.randomUUID().toString().substring(0, 8), data));
    }

    @AfterEach
    void leaveNothing() {
        engine.volumes().all().forEach(engine.volumes()::remove);
    }

    @Test
    void goWithTheirSiteAloneAndNotWhereTheControlPlaneKnowsThem() {
        make("database-ffffffff-db-lost", LOST);
        make("database-0a1b2c3d-db-known", LOST);
        make("database-ffffffff-db-another", ANOTHER);
        engine.volumes().ensure("database-ffffffff-db-of-nobody", Map.of());

        assertThat(volumes(Optional.of(PaperSite.INCARNATION)).remove(LOST)).isEmpty();
        assertThat(engine.volumes().all())
                .containsExactlyInAnyOrder(
                        "database-0a1b2c3d-db-known", "database-ffffffff-db-another", "database-ffffffff-db-of-nobody");
    }

    @Test
    void stayWhereNoControlPlaneSaysWhichItKnows() {
        make("database-ffffffff-db-lost", LOST);

        assertThat(volumes(Optional.empty()).remove(LOST)).isEmpty();
        assertThat(engine.volumes().all()).containsExactly("database-ffffffff-db-lost");
    }

    private ForgottenVolumes volumes(Optional<String> incarnation) {
        return new ForgottenVolumes(engine, () -> incarnation);
    }

    private void make(String name, UUID site) {
        var tag = Tag.builder().key("pressyard:site-id").value(site.toString()).build();
        var instance = DBInstance.builder().tagList(tag).build();
        var database = new CloudView.DatabaseView(PaperSite.SCOPE, instance, false);
        engine.volumes().ensure(name, DatabaseVolumes.labels(database));
    }
}
