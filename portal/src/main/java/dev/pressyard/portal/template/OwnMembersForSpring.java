package dev.pressyard.portal.template;

import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.ITemplateEnd;
import org.thymeleaf.model.ITemplateStart;
import org.thymeleaf.processor.templateboundaries.AbstractTemplateBoundariesProcessor;
import org.thymeleaf.processor.templateboundaries.ITemplateBoundariesStructureHandler;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templatemode.TemplateMode;

/** Tells Spring's expression language of {@link OwnMemberAccessor} when a page begins. */
final class OwnMembersForSpring extends AbstractTemplateBoundariesProcessor {

    private static final int EARLY = 1;

    OwnMembersForSpring() {
        super(TemplateMode.HTML, EARLY);
    }

    @Override
    public void doProcessTemplateStart(
            ITemplateContext context, ITemplateStart start, ITemplateBoundariesStructureHandler structure) {
        if (context.getVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME)
                        instanceof StandardEvaluationContext evaluation
                && !evaluation.getPropertyAccessors().contains(OwnMemberAccessor.INSTANCE)) {
            evaluation.addPropertyAccessor(OwnMemberAccessor.INSTANCE);
        }
    }

    @Override
    public void doProcessTemplateEnd(
            ITemplateContext context, ITemplateEnd end, ITemplateBoundariesStructureHandler structure) {
        // The evaluation context ends with the page.
    }
}
