package dev.pressyard.portal.site;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.validation.BindingResult;

/**
 * What is wrong with a form that is being filled in, by field: the answer to a page that asks while somebody types. It
 * is what the server would say to the form itself.
 */
record CheckedFields(Map<String, String> wrong) {

    static CheckedFields of(BindingResult errors) {
        var wrong = new LinkedHashMap<String, String>();
        errors.getFieldErrors()
                .forEach(error -> wrong.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage())));
        return new CheckedFields(wrong);
    }
}
