package dev.pressyard.portal.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The portal's own page that a request came from. */
public final class PageBefore {

    private PageBefore() {}

    /**
     * Its address, from the path on; empty if the request came from elsewhere, or does not say.
     *
     * @param referer the request's header of this name
     * @param host the request's header of this name
     */
    public static Optional<URI> of(@Nullable String referer, @Nullable String host) {
        return Optional.ofNullable(referer)
                .flatMap(PageBefore::address)
                .filter(page -> isHere(page, host))
                .flatMap(page -> address(
                        page.getRawQuery() == null ? page.getRawPath() : page.getRawPath() + "?" + page.getRawQuery()));
    }

    private static boolean isHere(URI page, @Nullable String host) {
        return page.getRawAuthority() != null
                && page.getRawAuthority().equals(host)
                && !page.getRawPath().startsWith("//");
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
