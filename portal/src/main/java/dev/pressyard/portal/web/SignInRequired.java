package dev.pressyard.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a script's request gets when its session has ended: an answer it can act on, not the sign-in page's HTML. */
public final class SignInRequired {

    /** A request by htmx, by an event stream, or by one of our own scripts. */
    public static final RequestMatcher PARTIAL_PAGE = new OrRequestMatcher(
            new RequestHeaderRequestMatcher("HX-Request"),
            new RequestHeaderRequestMatcher("X-Requested-With"),
            request -> "text/event-stream".equals(request.getHeader("Accept")));

    private SignInRequired() {}

    /** Answers 401, and has htmx open the sign-in page. */
    public static AuthenticationEntryPoint forPartialPages(String signInPage) {
        return (request, response, failure) -> {
            response.setHeader("HX-Redirect", signInPage);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        };
    }
}
