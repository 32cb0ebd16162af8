package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.state.StateCipher;
import dev.pressyard.provisioning.state.StateVersion;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.worker.PhaseContext;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The plans of runs: what they would do, for people, and the plans themselves until they are applied. */
@Component
public class Plans {

    private static final String RECORD = """
            insert into stack_plan as known (run, stack, lineage, serial, summary, ciphertext, created_at)
            select :run, :stack, :lineage, :serial, :summary::jsonb, :ciphertext, :now
              from run where number = :run and epoch = :epoch for share
            on conflict (run) do update
               set lineage = excluded.lineage, serial = excluded.serial, summary = excluded.summary,
                   ciphertext = excluded.ciphertext, created_at = excluded.created_at
             where known.applied_at is null""";

    private static final String SUMMARY = "select summary from stack_plan where run = :run";

    private static final String LOCK = """
            select stack, lineage, serial, ciphertext from stack_plan where run = :run for update""";

    private static final String TAKE = """
            update stack_plan set applied_at = :now, ciphertext = null where run = :run""";

    private final JdbcClient jdbc;
    private final StateVersions states;
    private final StateCipher cipher;
    private final Clock clock;

    Plans(JdbcClient jdbc, StateVersions states, StateCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** What the run's plan would do, or did; empty if the run has not planned. */
    public Optional<PlanSummary> of(RunIdentifier run) {
        return jdbc.sql(SUMMARY)
                .param("run", run.number())
                .query(String.class)
                .optional()
                .map(json -> JsonMapper.shared().readValue(json, PlanSummary.class));
    }

    /**
     * Keeps a plan that was made from the state as it is now; a phase that plans again replaces its first plan. A
     * worker that has lost its lease replaces none: its plan is not kept.
     */
    @Transactional
    void record(PhaseContext context, PlanSummary summary, byte[] plan) {
        var run = context.run();
        var origin = states.latest(run.stack());
        var number = run.identifier().number();
        jdbc.sql(RECORD)
                .param("run", number)
                .param("epoch", context.epoch())
                .param("stack", run.stack().value())
                .param("lineage", origin.map(StateVersion::lineage).orElse(null))
                .param("serial", origin.map(StateVersion::serial).orElse(null))
                .param("summary", JsonMapper.shared().writeValueAsString(summary))
                .param("ciphertext", cipher.encrypt("plan", run.stack(), number, plan))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Hands out the plan to be applied, once, and only while the state is the one that it was made from. */
    @Transactional
    Taken take(RunIdentifier run) {
        return jdbc.sql(LOCK)
                .param("run", run.number())
                .query(Row.class)
                .optional()
                .map(row -> take(run, row))
                .orElseGet(Taken.Missing::new);
    }

    private Taken take(RunIdentifier run, Row row) {
        if (row.ciphertext() == null) {
            return new Taken.TakenBefore();
        }
        if (!isCurrent(row)) {
            return new Taken.Stale();
        }
        jdbc.sql(TAKE)
                .param("run", run.number())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Taken.Plan(cipher.decrypt("plan", new StackIdentifier(row.stack()), run.number(), row.ciphertext()));
    }

    private boolean isCurrent(Row row) {
        var latest = states.latest(new StackIdentifier(row.stack()));
        return Objects.equals(row.lineage(), latest.map(StateVersion::lineage).orElse(null))
                && Objects.equals(row.serial(), latest.map(StateVersion::serial).orElse(null));
    }

    /** The answer to who wants to apply a plan. */
    sealed interface Taken {

        /** The plan file, for this caller alone. */
        @SuppressWarnings("ArrayRecordComponent")
        record Plan(byte[] file) implements Taken {}

        /** Somebody took it before. */
        record TakenBefore() implements Taken {}

        /** The state has moved on since it was made. */
        record Stale() implements Taken {}

        /** The run has not planned. */
        record Missing() implements Taken {}
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(
            UUID stack, @Nullable String lineage, @Nullable Long serial, byte @Nullable [] ciphertext) {}
}
