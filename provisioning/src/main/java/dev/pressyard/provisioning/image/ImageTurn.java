package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.worker.RunDetails;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one worker of the whole installation build an image, or push to a repository, at a time. The turn is a lock of a
 * database session: it ends with the worker, however the worker ends.
 */
@Component
class ImageTurn {

    private static final String TAKE = "select pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String GIVE_BACK = "select pg_advisory_unlock(hashtextextended(?, 0))";

    private final DataSource database;
    private final ImageTurns turns;

    ImageTurn(DataSource database, ImageTurns turns) {
        this.database = database;
        this.turns = turns;
    }

    /** Something to do while it is one's turn. */
    @FunctionalInterface
    interface Work<T> {
        T perform() throws InterruptedException;
    }

    /**
     * Waits for the turn and performs the work in it.
     *
     * @param place the image to build, or the repository to push to
     * @param run whose work it is
     * @param whileWaiting called once, if somebody else has the turn
     */
    <T> T take(String place, RunDetails run, Runnable whileWaiting, Work<T> work) throws InterruptedException {
        try (var session = database.getConnection()) {
            await(session, place, run, whileWaiting);
            try {
                return work.perform();
            } finally {
                turns.noteEnd(run);
                ask(session, GIVE_BACK, place);
            }
        } catch (SQLException failure) {
            throw new ImageException("The turn at " + place + " was lost: " + failure.getMessage(), failure);
        }
    }

    private void await(Connection session, String place, RunDetails run, Runnable whileWaiting)
            throws SQLException, InterruptedException {
        if (ask(session, TAKE, place)) {
            turns.noteTurn(run, place);
            return;
        }
        turns.noteWait(run, place);
        whileWaiting.run();
        do {
            TimeUnit.MILLISECONDS.sleep(200);
        } while (!ask(session, TAKE, place));
        turns.noteTurn(run, place);
        turns.tell(run);
    }

    private static boolean ask(Connection session, String question, String place) throws SQLException {
        try (var statement = session.prepareStatement(question)) {
            statement.setString(1, place);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
