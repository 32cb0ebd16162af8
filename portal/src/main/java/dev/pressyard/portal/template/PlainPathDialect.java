package dev.pressyard.portal.template;

import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;

/** Spring's dialect of Thymeleaf, with {@link PlainPaths} for what they can read. */
final class PlainPathDialect extends SpringStandardDialect {

    private final PlainPaths evaluator = new PlainPaths(super.getVariableExpressionEvaluator());

    @Override
    public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
        return evaluator;
    }
}
