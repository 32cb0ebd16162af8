package dev.pressyard.portal.run;

import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.notification.Subscription;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.target.TargetLost;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells the viewers of lists on this node what has changed, and counts what it has heard. A page keeps the count that
 * was there before it was made: if its stream finds another, it is told to look again, and else is left alone.
 */
@Component
class ListFeed implements DisposableBean {

    /** Counts of this node, since it was started, are like no others. */
    private final String node = UUID.randomUUID().toString().substring(0, 8);

    private final Set<ListNews> viewers = new LinkedHashSet<>();
    private final List<Subscription> subscriptions;
    private long heard;

    ListFeed(Notifications notifications) {
        subscriptions = List.of(
                notifications.subscribe(RunChanged.CHANNEL, payload -> hear(news -> news.hear(payload))),
                notifications.subscribe(TargetLost.CHANNEL, _ -> hear(ListNews::hearOfAnything)));
    }

    /** How far the news have come, in a word without blanks. */
    synchronized String now() {
        return node + "-" + heard;
    }

    /** Whether nothing has been heard since the count was {@code known}. */
    synchronized boolean isNow(@Nullable String known) {
        return now().equals(known);
    }

    /** Has {@code news} told of what changes from now on, and of what has changed since {@code known}. */
    synchronized Subscription follow(ListNews news, @Nullable String known) {
        viewers.add(news);
        if (!isNow(known)) {
            news.hearOfAnything();
        }
        return () -> leave(news);
    }

    private synchronized void leave(ListNews news) {
        viewers.remove(news);
    }

    private synchronized void hear(Consumer<ListNews> telling) {
        heard++;
        viewers.forEach(telling);
    }

    @Override
    public void destroy() {
        subscriptions.forEach(Subscription::close);
    }
}
