package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunNotice;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which runs have their turn at an image, and which wait for it, so that pages can say so. */
@Repository
public class ImageTurns {

    private static final String NOTE = """
            insert into image_turn (run_number, place, waits) values (:run, :place, :waits)
            on conflict (run_number) do update set place = excluded.place, waits = excluded.waits
            """;
    private static final String AHEAD = """
            select max(holder.run_number) from image_turn mine
            join image_turn holder on holder.place = mine.place and not holder.waits
            join run on run.number = holder.run_number and run.finished_at is null
            where mine.run_number = :run and mine.waits
            """;

    private final JdbcClient jdbc;
    private final Notifications notifications;

    ImageTurns(JdbcClient jdbc, Notifications notifications) {
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    /** The run that builds, or pushes, what this one needs; empty unless it waits for that now. */
    public Optional<RunIdentifier> ahead(RunIdentifier run) {
        return jdbc.sql(AHEAD)
                .param("run", run.number())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(RunIdentifier::new);
    }

    void noteWait(RunDetails run, String place) {
        note(run, place, true);
        tell(run);
    }

    void noteTurn(RunDetails run, String place) {
        note(run, place, false);
    }

    void noteEnd(RunDetails run) {
        jdbc.sql("delete from image_turn where run_number = :run")
                .param("run", run.identifier().number())
                .update();
    }

    /** The run itself has not moved; what its page says of it has. */
    void tell(RunDetails run) {
        notifications.publish(
                RunChanged.CHANNEL, new RunNotice(run.identifier(), run.site().orElse(null)).payload());
    }

    private void note(RunDetails run, String place, boolean waits) {
        jdbc.sql(NOTE)
                .param("run", run.identifier().number())
                .param("place", place)
                .param("waits", waits)
                .update();
    }
}
