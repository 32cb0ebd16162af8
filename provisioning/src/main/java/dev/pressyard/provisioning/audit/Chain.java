package dev.pressyard.provisioning.audit;

import dev.pressyard.provisioning.audit.ChainVerification.Broken;
import dev.pressyard.provisioning.audit.ChainVerification.Intact;
import java.time.Instant;
import java.util.Optional;

/** Follows rows in the order of their ids, from link to link. */
final class Chain {

    private ChainEnd end = ChainEnd.START;
    private Instant time = Instant.EPOCH;
    private long rows;
    private long gaps;

    /** Goes on to a row that must follow at once; returns what is wrong, if anything is. */
    Optional<Broken> next(AuditRecord row) {
        return row.id() == end.id() + 1
                ? link(row)
                : Optional.of(new Broken(end.id() + 1, "it is missing: row %d comes next".formatted(row.id())));
    }

    /** Goes on to a row before which others may have been left out; returns what is wrong, if anything is. */
    Optional<Broken> nextOfSome(AuditRecord row) {
        if (row.id() <= end.id()) {
            return Optional.of(new Broken(row.id(), "it comes after row " + end.id()));
        }
        if (row.id() > end.id() + 1) {
            gaps++;
            end = new ChainEnd(row.id() - 1, row.previousHash());
        }
        return link(row);
    }

    private Optional<Broken> link(AuditRecord row) {
        if (!row.isIntact()) {
            return Optional.of(new Broken(row.id(), "its content does not have its hash"));
        }
        if (!row.previousHash().equals(end.hash())) {
            return Optional.of(new Broken(row.id(), "it does not follow row " + end.id()));
        }
        if (row.at().isBefore(time)) {
            return Optional.of(new Broken(row.id(), "it is earlier than the row before"));
        }
        end = new ChainEnd(row.id(), row.hash());
        time = row.at();
        rows++;
        return Optional.empty();
    }

    ChainEnd end() {
        return end;
    }

    Intact intact() {
        return new Intact(rows, gaps, end);
    }
}
