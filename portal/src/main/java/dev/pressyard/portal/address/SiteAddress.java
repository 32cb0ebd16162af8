package dev.pressyard.portal.address;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a site in the addresses of its pages, behind {@code /sites/}: its name, such as {@code blog}. A name
 * is free again once its site is destroyed; a site of which a mark is told as well, as in {@code blog~1a2b3c4d}, is the
 * same whoever has the name.
 *
 * @param mark the first eight digits of the site's id; absent for whichever site has the name, or had it last
 */
public record SiteAddress(String name, @Nullable String mark) {

    /** No name of a site has it, and no browser encodes it (RFC 3986, section 2.3). */
    private static final char SEPARATOR = '~';

    private static final int MARK = 8;

    /** Reads what stands in the address of a page. */
    public static SiteAddress valueOf(String text) {
        var end = text.lastIndexOf(SEPARATOR);
        return end < 0 ? of(text) : new SiteAddress(text.substring(0, end), text.substring(end + 1));
    }

    /** Of whichever site has a name. */
    public static SiteAddress of(String name) {
        return new SiteAddress(name, null);
    }

    /** Of this site, whoever gets its name. */
    public static SiteAddress lasting(UUID site, String name) {
        return new SiteAddress(name, site.toString().substring(0, MARK));
    }

    @Override
    public String toString() {
        return mark == null ? name : name + SEPARATOR + mark;
    }
}
