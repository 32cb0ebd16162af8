package dev.pressyard.portal.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that ask for control characters: nothing has any in its name, and Postgres takes no text with NUL
 * in it. What was typed into a form is checked there, so that the complaint is beside its field.
 */
@Component
class PlainParameters extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getParameterMap().values().stream().flatMap(Stream::of).anyMatch(PlainParameters::hasControl)) {
            request.setAttribute(DomainErrors.EXPLANATION, "The address has control characters in it.");
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasControl(String value) {
        return value.chars().anyMatch(letter -> Character.isISOControl(letter) && !Character.isWhitespace(letter));
    }
}
