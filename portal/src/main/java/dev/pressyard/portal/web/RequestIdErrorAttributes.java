package dev.pressyard.portal.web;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** Puts the request's id, what the engine said, and the ways on, on error pages. */
@Component
class RequestIdErrorAttributes extends DefaultErrorAttributes {

    @Override
    public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var attributes = super.getErrorAttributes(request, options);
        List.of(RequestIdFilter.ATTRIBUTE, DomainErrors.EXPLANATION)
                .forEach(name -> attributes.put(name, request.getAttribute(name, RequestAttributes.SCOPE_REQUEST)));
        attributes.put("formMayHaveExpired", isOfForm(request));
        attributes.put(
                "ways",
                WaysOn.from(
                        request,
                        attributes.get("status") instanceof Integer status ? status : 0,
                        attributes.get("path") instanceof String path ? path : ""));
        return attributes;
    }

    /** A container may show the page of a form's error as if it had been asked for. */
    private static boolean isOfForm(WebRequest request) {
        var method = request.getAttribute(RequestDispatcher.ERROR_METHOD, RequestAttributes.SCOPE_REQUEST);
        return HttpMethod.POST.name().equals(method);
    }
}
