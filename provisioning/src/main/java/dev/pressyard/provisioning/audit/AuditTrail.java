package dev.pressyard.provisioning.audit;

import dev.pressyard.provisioning.audit.ChainVerification.Broken;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit history. */
@Component
public class AuditTrail {

    private static final int BATCH = 5_000;

    private final AuditTable table;

    AuditTrail(AuditTable table) {
        this.table = table;
    }

    /**
     * A page of the history, newest first. It costs the same wherever it is.
     *
     * @param cursor the {@link AuditPage#next()} of the page before; absent for the first
     * @param size how many rows at most, above 0
     */
    public AuditPage page(AuditFilter filter, @Nullable Long cursor, int size) {
        return AuditPage.of(table.below(cursor == null ? Long.MAX_VALUE : cursor, filter, size + 1), size);
    }

    /** Some of the history after a row, oldest first. */
    public List<AuditRecord> since(AuditFilter filter, long id, int limit) {
        return table.above(id, filter, limit);
    }

    /** The row with this id. */
    public Optional<AuditRecord> entry(long id) {
        return table.above(id - 1, AuditFilter.ALL, 1).stream()
                .filter(row -> row.id() == id)
                .findFirst();
    }

    /** Every action that was ever recorded, in alphabetical order. */
    public List<String> actions() {
        return table.actions();
    }

    /** Everybody who was ever recorded, in alphabetical order. */
    public List<String> people() {
        return table.people();
    }

    /** Checks every row of the history, from the first to the one that is the last when the check begins. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ChainVerification verify() {
        var chain = new Chain();
        for (var rows = next(chain); !rows.isEmpty(); rows = next(chain)) {
            for (var row : rows) {
                var broken = chain.next(row);
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
        }
        return verifyEnd(chain);
    }

    private List<AuditRecord> next(Chain chain) {
        return table.above(chain.end().id(), AuditFilter.ALL, BATCH);
    }

    private ChainVerification verifyEnd(Chain chain) {
        var head = table.head();
        return head.equals(chain.end())
                ? chain.intact()
                : new Broken(
                        chain.end().id() + 1,
                        "the history ends before it, but was once as long as %d rows".formatted(head.id()));
    }
}
