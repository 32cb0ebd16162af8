package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseVolumesTests {

    private final DatabaseVolumes volumes = new DatabaseVolumes(PaperSite.INCARNATION);

    @Test
    void goWithTheirDatabaseThoughNoContainerIsLeft() {
        var round = PaperSite.round(
                PaperSite.view(List.of(), List.of(PaperSite.database("db-WANTED")), List.of()),
                List.of(PaperSite.databaseContainer("db-RETIRING")));
        var present = Set.of(
                "database-0a1b2c3d-db-wanted",
                "database-0a1b2c3d-db-retiring",
                "database-0a1b2c3d-db-awaited",
                "database-0a1b2c3d-db-deleted");

        assertThat(volumes.orphans(present, round, Stream.of("db-AWAITED")))
                .containsExactly("database-0a1b2c3d-db-deleted");
    }

    @Test
    void stayIfTheyAreAnotherControlPlanesOrNoDatabases() {
        var round = PaperSite.round(PaperSite.view(List.of(), List.of(), List.of()), List.of());

        assertThat(volumes.orphans(Set.of("database-ffffffff-db-other", "other", ""), round, Stream.of()))
                .isEmpty();
    }

    @Test
    void areNamedAfterTheIncarnationAndTheDatabase() {
        assertThat(volumes.nameFor("db-ABC")).isEqualTo("database-0a1b2c3d-db-abc");
    }
}
