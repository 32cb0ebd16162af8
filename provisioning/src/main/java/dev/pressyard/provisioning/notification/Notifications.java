package dev.pressyard.provisioning.notification;

import java.util.function.Consumer;

/**
 * Doorbells that ring on every node that shares this database. They say that something is to be looked up, never what:
 * a doorbell can be missed while the database is away, and then rings once more, without a payload, when it is back.
 */
public interface Notifications {

    /**
     * Calls {@code listener} with the payload of each notification on {@code channel}, and with an empty payload
     * whenever notifications may have been missed: the listener then looks for itself.
     *
     * <p>All listeners of a node are called by one thread, one after the other, so a listener hands longer work to a
     * thread of its own. What a listener throws is logged and keeps nobody else from being called. Equal notifications
     * that arrive together are told once.
     */
    Subscription subscribe(String channel, Consumer<String> listener);

    /**
     * Notifies all nodes, this one included, when the caller's transaction commits; at once without a transaction.
     *
     * <p>Every notifying commit of the whole database cluster takes the same lock, one after the other: whoever has
     * more than about ten notifications a second to tell sums them up.
     *
     * @param channel a word of lower-case letters, digits, {@code _} and {@code -}
     * @param payload at most 7,900 bytes of UTF-8; never empty
     * @see <a href="https://www.postgresql.org/docs/current/sql-notify.html">NOTIFY</a>
     */
    void publish(String channel, String payload);
}
