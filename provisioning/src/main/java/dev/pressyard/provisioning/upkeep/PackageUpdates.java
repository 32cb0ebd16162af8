package dev.pressyard.provisioning.upkeep;

import dev.pressyard.provisioning.run.RunIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was found out about the packages of images, each time in the place of what was found before. */
@Repository
public class PackageUpdates {

    private static final String CHECKED = """
            insert into package_check (image_id, run_number, checked_at) values (:image, :run, :now)
            on conflict (image_id) do update set run_number = excluded.run_number, checked_at = excluded.checked_at
            """;

    private static final String ADD = """
            insert into package_update (image_id, package, installed, candidate) values (:image, :name, :installed, :candidate)
            on conflict do nothing
            """;

    private static final String READ = """
            select package as name, installed, candidate from package_update where image_id = :image order by package
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PackageUpdates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The packages of an image that a rebuild would update, by name. */
    public List<PackageUpdate> of(UUID image) {
        return jdbc.sql(READ).param("image", image).query(PackageUpdate.class).list();
    }

    /** When the archive was asked last; empty if never. */
    public Optional<Instant> checkedAt(UUID image) {
        return jdbc.sql("select checked_at from package_check where image_id = :image")
                .param("image", image)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Transactional
    void replace(UUID image, List<PackageUpdate> updates, RunIdentifier run) {
        jdbc.sql("delete from package_update where image_id = :image")
                .param("image", image)
                .update();
        updates.forEach(update -> jdbc.sql(ADD)
                .param("image", image)
                .param("name", update.name())
                .param("installed", update.installed())
                .param("candidate", update.candidate())
                .update());
        jdbc.sql(CHECKED)
                .param("image", image)
                .param("run", run.number())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
