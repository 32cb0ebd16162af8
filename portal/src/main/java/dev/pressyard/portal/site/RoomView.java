package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.SiteLimits;
import org.jspecify.annotations.Nullable;

/**
 * How many sites there are and may be, beside the form that asks for one more.
 *
 * @param own the reader's sites, such as {@code 3 of 10}
 * @param inAll everybody's
 * @param complaint what keeps the reader from having one more; absent while there is room
 */
record RoomView(String own, String inAll, @Nullable String complaint) {

    static RoomView of(SiteLimits limits, String person) {
        var most = limits.current();
        var use = limits.use(person);
        return new RoomView(
                words(use.byPerson(), most.perPerson()),
                words(use.inAll(), most.inAll()),
                limits.complaint(person).orElse(null));
    }

    private static String words(long there, @Nullable Integer most) {
        return most == null ? there + " now; there is no limit" : there + " of " + most;
    }
}
