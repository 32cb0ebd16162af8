package dev.pressyard.provisioning.notification;

/** A listener's place with somebody who tells it things, until it is closed. Closing twice is harmless. */
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
