package dev.pressyard.portal.template;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.standard.processor.StandardTextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** An attribute of our own whose value is an expression, or words that stand for themselves. */
abstract class ValueAttribute extends AbstractAttributeTagProcessor {

    ValueAttribute(String prefix, String name) {
        super(TemplateMode.HTML, prefix, null, false, name, true, StandardTextTagProcessor.PRECEDENCE, true);
    }

    @Override
    protected final void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName name,
            String value,
            IElementTagStructureHandler structure) {
        process(context, tag, evaluate(context, value), structure);
    }

    abstract void process(
            ITemplateContext context,
            IProcessableElementTag tag,
            @Nullable Object value,
            IElementTagStructureHandler structure);

    static @Nullable Object evaluate(ITemplateContext context, @Nullable String value) {
        if (value == null || !value.startsWith("${")) {
            return value;
        }
        return StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, value)
                .execute(context);
    }
}
