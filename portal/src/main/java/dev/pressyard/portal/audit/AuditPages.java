package dev.pressyard.portal.audit;

import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.portal.web.NumberedPage;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.audit.AuditFilter;
import dev.pressyard.provisioning.audit.AuditRecord;
import dev.pressyard.provisioning.audit.AuditTrail;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Pages of the audit history's table. */
@Component
public class AuditPages {

    private static final int PAGE = 50;

    private final AuditTrail trail;
    private final SiteAddresses addresses;

    AuditPages(AuditTrail trail, SiteAddresses addresses) {
        this.trail = trail;
        this.addresses = addresses;
    }

    /** A page of those entries that a filter lets pass. */
    public NumberedPage<AuditRow> page(AuditFilter filter, Bounds bounds) {
        var page = NumberedPage.<AuditRecord>of(
                bounds,
                PAGE,
                (number, limit) -> trail.page(filter, number, limit).entries(),
                (number, limit) -> trail.since(filter, number, limit),
                AuditRecord::id);
        var former = addresses.among(page.rows().stream()
                .map(AuditRecord::site)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return page.map(entry -> AuditRow.of(entry, former));
    }

    /** One entry by itself. */
    AuditRow row(AuditRecord entry) {
        return AuditRow.of(
                entry, addresses.among(Stream.ofNullable(entry.site()).toList()));
    }
}
