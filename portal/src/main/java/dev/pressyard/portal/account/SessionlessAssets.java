package dev.pressyard.portal.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has assets served without their session: a first visit asks for some twenty at once, for each of which Spring MVC
 * would look whether its session holds a flash attribute, with two transactions in the database.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class SessionlessAssets extends OncePerRequestFilter {

    /** By which Spring Session's filter knows a request that it has seen. */
    private static final String SEEN = SessionRepositoryFilter.class.getName() + ".FILTERED";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(SEEN, true);
        chain.doFilter(request, response);
    }
}
