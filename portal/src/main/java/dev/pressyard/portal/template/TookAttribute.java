package dev.pressyard.portal.template;

import dev.pressyard.portal.web.Moments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/**
 * {@code <time press:took="${run.startedAt}" press:until="${run.finishedAt}">}: for example {@code 1:12}. Nothing is
 * left of it before the start; until there is an end {@code moments.js} goes on counting.
 */
final class TookAttribute extends ValueAttribute {

    private static final String UNTIL = "until";

    private final Moments moments;

    TookAttribute(String prefix, Moments moments) {
        super(prefix, "took");
        this.moments = moments;
    }

    @Override
    void process(
            ITemplateContext context,
            IProcessableElementTag tag,
            @Nullable Object start,
            IElementTagStructureHandler structure) {
        if (start == null) {
            structure.removeElement();
            return;
        }
        var end = (Instant) evaluate(context, tag.getAttributeValue(PressyardDialect.PREFIX, UNTIL));
        structure.removeAttribute(PressyardDialect.PREFIX, UNTIL);
        structure.setAttribute("class", "took");
        if (end == null) {
            structure.setAttribute("data-since", start.toString());
        }
        structure.setBody(moments.took((Instant) start, end), false);
    }
}
