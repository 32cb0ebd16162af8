package dev.pressyard.provisioning.sitelist;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.sitelist.SiteListing.Position;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site in a list.
 *
 * @param lastRun the newest run; absent only for a site whose runs are gone
 */
public record ListedSite(
        Position position,
        String name,
        String title,
        SiteStatus status,
        Environment environment,
        String target,
        String region,
        String owner,
        List<String> tags,
        @Nullable URI url,
        Instant createdAt,
        @Nullable LastRun lastRun) {

    /**
     * The newest run of a site.
     *
     * @param at when it ended, or began if it has not ended, or was asked for
     * @param phase what it is doing now; {@code null} while it does nothing
     */
    public record LastRun(
            long number,
            RunKind kind,
            RunStatus status,
            Instant at,
            @Nullable PhaseNow phase) {}

    /** A phase that is under way. */
    public record PhaseNow(Phase phase, Instant startedAt) {}

    public UUID id() {
        return position.id();
    }

    static ListedSite of(ResultSet row) throws SQLException {
        return new ListedSite(
                new Position(row.getString("position"), row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("title"),
                SiteStatus.valueOf(row.getString("status")),
                Environment.valueOf(row.getString("environment")),
                row.getString("target"),
                row.getString("region"),
                row.getString("owner"),
                List.of((String[]) row.getArray("tags").getArray()),
                Optional.ofNullable(row.getString("url")).map(URI::create).orElse(null),
                instant(row, "created_at"),
                lastRun(row));
    }

    private static @Nullable LastRun lastRun(ResultSet row) throws SQLException {
        var number = row.getLong("run");
        return row.wasNull()
                ? null
                : new LastRun(
                        number,
                        RunKind.valueOf(row.getString("run_kind")),
                        RunStatus.valueOf(row.getString("run_status")),
                        instant(row, "run_at"),
                        phase(row));
    }

    private static @Nullable PhaseNow phase(ResultSet row) throws SQLException {
        var phase = row.getString("phase");
        return phase == null ? null : new PhaseNow(Phase.valueOf(phase), instant(row, "phase_started_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
