package dev.pressyard.portal.site;

import dev.pressyard.portal.spec.SpecDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.validation.BindingResult;

/**
 * What is wrong with a form that is being filled in, by field, and what it asks for: the answer to a page that asks
 * while somebody types. It is what the server would say to the form itself.
 *
 * @param differences from what is in force; none for a new site, and while something is wrong
 */
record CheckedFields(Map<String, String> wrong, List<SpecDifference> differences) {

    static CheckedFields of(BindingResult errors, List<SpecDifference> differences) {
        var wrong = new LinkedHashMap<String, String>();
        errors.getFieldErrors()
                .forEach(error -> wrong.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage())));
        return new CheckedFields(wrong, differences);
    }
}
