package dev.pressyard.portal.template;

import dev.pressyard.portal.web.Moments;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** A {@code time} that says how far back a moment is, with the exact one as its title. */
abstract sealed class MomentAttribute extends ValueAttribute {

    final Moments moments;

    private MomentAttribute(String prefix, String name, Moments moments) {
        super(prefix, name);
        this.moments = moments;
    }

    @Override
    void process(
            ITemplateContext context,
            IProcessableElementTag tag,
            @Nullable Object value,
            IElementTagStructureHandler structure) {
        var moment = (Instant) Objects.requireNonNull(value, "there is no such moment");
        structure.setAttribute("datetime", moment.toString());
        structure.setAttribute("title", moments.exact(moment));
        structure.setBody(words(moment, structure), false);
    }

    /** Words without a sign that HTML knows. */
    abstract String words(Instant moment, IElementTagStructureHandler structure);

    /** {@code <time press:ago="${run.at}">}: for example {@code 4 min ago}, kept up to date by {@code moments.js}. */
    static final class Ago extends MomentAttribute {

        Ago(String prefix, Moments moments) {
            super(prefix, "ago", moments);
        }

        @Override
        String words(Instant moment, IElementTagStructureHandler structure) {
            structure.setAttribute("data-ago", "");
            return moments.ago(moment);
        }
    }

    /** {@code <time press:age="${site.createdAt}">}: for example {@code 2 days}. */
    static final class Age extends MomentAttribute {

        Age(String prefix, Moments moments) {
            super(prefix, "age", moments);
        }

        @Override
        String words(Instant moment, IElementTagStructureHandler structure) {
            return moments.age(moment);
        }
    }
}
