package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.SiteStatus;
import java.util.Map;
import java.util.stream.Stream;

/** How many sites are well, how many are not, how many are being worked on, and how many wait for a person. */
record SitesSummary(long ready, long needAttention, long atWork, long waiting, long destroyed) {

    static SitesSummary of(Map<SiteStatus, Long> counts, long waiting) {
        return new SitesSummary(
                sum(counts, SiteStatus.READY),
                sum(counts, SiteStatus.FAILED, SiteStatus.LOST),
                Math.max(0, sum(counts, SiteStatus.PROVISIONING, SiteStatus.CHANGING, SiteStatus.DESTROYING) - waiting),
                waiting,
                sum(counts, SiteStatus.DESTROYED));
    }

    /** Whether nobody has ever asked for a site. */
    public boolean isEmpty() {
        return ready + needAttention + atWork + waiting + destroyed == 0;
    }

    private static long sum(Map<SiteStatus, Long> counts, SiteStatus... statuses) {
        return Stream.of(statuses)
                .mapToLong(status -> counts.getOrDefault(status, 0L))
                .sum();
    }
}
