package dev.pressyard.provisioning.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of the audit history, newest first.
 *
 * @param next cursor of the page after this one; absent if this is the last
 */
public record AuditPage(List<AuditRecord> entries, @Nullable Long next) {

    /** Cuts the row that only shows that there is more. */
    static AuditPage of(List<AuditRecord> oneMore, int size) {
        if (oneMore.size() <= size) {
            return new AuditPage(oneMore, null);
        }
        var entries = oneMore.subList(0, size);
        return new AuditPage(List.copyOf(entries), entries.getLast().id());
    }
}
