package dev.pressyard.portal.run;

import dev.pressyard.portal.web.Doorbell;
import dev.pressyard.portal.web.EventStream;
import dev.pressyard.portal.web.EventStreams;
import dev.pressyard.provisioning.run.RunNotice;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** What the viewer of a list is told: that something which the list shows has changed. */
class ListNews implements EventStreams.Source {

    private static final byte[] CHANGED = EventStream.event("run", "changed");

    private final Predicate<RunNotice> shown;
    private final Doorbell bell;

    private final AtomicBoolean changed = new AtomicBoolean();

    ListNews(Predicate<RunNotice> shown, Doorbell bell) {
        this.shown = shown;
        this.bell = bell;
    }

    /** Where notifications may have been missed, anything may have changed. */
    void hear(String payload) {
        if (RunNotice.parse(payload).map(shown::test).orElse(true)) {
            hearOfAnything();
        }
    }

    /** Something has happened after which anything that the list shows may be another. */
    void hearOfAnything() {
        changed.set(true);
        bell.ring();
    }

    @Override
    public boolean pump(EventStream stream) throws IOException {
        if (changed.getAndSet(false)) {
            stream.send(CHANGED);
        }
        return true;
    }
}
