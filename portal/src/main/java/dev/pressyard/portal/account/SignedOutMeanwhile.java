package dev.pressyard.portal.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Has somebody sign in, and come back, whose form bears the token of a session that another tab has ended: that nobody
 * is signed in is the reason, and not what that person may do. The sign-in's own form is told that it has expired.
 */
final class SignedOutMeanwhile implements AccessDeniedHandler {

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();
    private final RequestCache pageAskedFor;
    private final AuthenticationEntryPoint signInFirst;

    SignedOutMeanwhile(RequestCache pageAskedFor, AuthenticationEntryPoint signInFirst) {
        this.pageAskedFor = pageAskedFor;
        this.signInFirst = signInFirst;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException
                && SecurityContextHolder.getContext().getAuthentication() == null
                && !request.getRequestURI().equals("/sign-in")) {
            pageAskedFor.saveRequest(request, response);
            signInFirst.commence(
                    request, response, new InsufficientAuthenticationException("nobody is signed in", denied));
        } else {
            forbidden.handle(request, response, denied);
        }
    }
}
