package dev.pressyard.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout needs on every page. */
@ControllerAdvice
class LayoutAdvice {

    /** The theme somebody chose, kept in a cookie so that a page comes in the right colours at once. */
    @ModelAttribute("theme")
    @Nullable
    String theme(@CookieValue(name = "theme", required = false) @Nullable String chosen) {
        return "dark".equals(chosen) || "light".equals(chosen) ? chosen : null;
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
