package dev.pressyard.provisioning.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens on this node, and to what. */
final class Listeners {

    private static final Logger LOGGER = LoggerFactory.getLogger(Listeners.class);

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    Subscription add(String channel, Consumer<String> listener) {
        var entry = new Entry(channel, listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Tells the listeners of one channel; {@code message} is the channel, a colon and the payload. */
    void tell(String message) {
        var colon = message.indexOf(':');
        var channel = message.substring(0, Math.max(colon, 0));
        tell(entry -> entry.channel.equals(channel), message.substring(colon + 1));
    }

    /** Tells every listener to look for itself. */
    void tellOfGap() {
        tell(entry -> true, "");
    }

    private void tell(Predicate<Entry> chosen, String payload) {
        entries.stream().filter(chosen).forEach(entry -> {
            try {
                entry.listener.accept(payload);
            } catch (RuntimeException failure) {
                LOGGER.error("A listener to {} failed", entry.channel, failure);
            }
        });
    }

    /** Compared by identity: the same listener may subscribe twice. */
    private static final class Entry {

        private final String channel;

        private final Consumer<String> listener;

        Entry(String channel, Consumer<String> listener) {
            this.channel = channel;
            this.listener = listener;
        }
    }
}
