package dev.pressyard.portal.account;

import dev.pressyard.portal.web.PageBefore;
import dev.pressyard.portal.web.SignInRequired;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * The page that is shown after sign-in, kept in a cookie: the one that was asked for. Where a form was sent, or a part
 * of a page was asked for, it is the page that this came from; neither is anything that could be opened.
 */
class PageAskedFor implements RequestCache {

    private static final Pattern PART_OF_A_PAGE = Pattern.compile(
            "/runs/[^/]+/(head|plan|events|log(/.*)?)|/events(/.*)?|/sites/[^/]+/(health|logs/.+)|/(audit/export|icons.svg)");

    private final CookieRequestCache cookie = new CookieRequestCache();

    PageAskedFor() {
        cookie.setCookieCustomizer(it -> it.setAttribute("SameSite", "Lax"));
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (isWholePage(request)) {
            cookie.saveRequest(request, response);
        } else {
            PageBefore.of(request.getHeader(HttpHeaders.REFERER), request.getHeader(HttpHeaders.HOST))
                    .ifPresent(page -> cookie.saveRequest(new Opened(request, page), response));
        }
    }

    private static boolean isWholePage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && !SignInRequired.PARTIAL_PAGE.matches(request)
                && !PART_OF_A_PAGE.matcher(request.getRequestURI()).matches();
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return cookie.getRequest(request, response);
    }

    /**
     * Forgets the page once it is asked for again, which every request does as itself: the one that Spring would put in
     * its place has no headers, so that a script's question would be answered as if somebody had opened the page.
     */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        cookie.getMatchingRequest(request, response);
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        cookie.removeRequest(request, response);
    }

    /** A request as if another page had been asked for. */
    private static final class Opened extends HttpServletRequestWrapper {

        private final URI page;

        private Opened(HttpServletRequest request, URI page) {
            super(request);
            this.page = page;
        }

        @Override
        public String getRequestURI() {
            return page.getRawPath();
        }

        @Override
        public @Nullable String getQueryString() {
            return page.getRawQuery();
        }
    }
}
