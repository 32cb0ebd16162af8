package dev.pressyard.portal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.web.Doorbell;
import dev.pressyard.provisioning.run.RunNotice;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListNewsTests {

    private final UUID site = UUID.randomUUID();
    private final Doorbell bell = new Doorbell();
    private final ListNews news = new ListNews(notice -> site.equals(notice.siteId()), bell);

    @Test
    void ringsForTheRunsThatAreShownOnly() throws Exception {
        news.hear("41 " + UUID.randomUUID());
        news.hear("42");
        assertThat(bell.await(Duration.ZERO)).isFalse();

        news.hear("43 " + site);
        assertThat(bell.await(Duration.ZERO)).isTrue();
    }

    @Test
    void ringsWhereNotificationsMayHaveBeenMissed() throws Exception {
        news.hear("");

        assertThat(bell.await(Duration.ZERO)).isTrue();
    }

    @Test
    void knowsARunWithoutASite() {
        assertThat(RunNotice.parse("42").orElseThrow().site()).isEmpty();
        assertThat(RunNotice.parse("42 " + site).orElseThrow().site()).hasValue(site);
    }
}
