package dev.pressyard.portal.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Reads expressions such as {@code ${site.state.tone}} over the portal's own types. Everything else is left to Spring's
 * expression language, and so is a path that comes upon nothing, for the words of its error. Most expressions of a page
 * are plain paths, and Spring's language looks anew for a way to each of their steps (decision 0265).
 */
final class PlainPaths implements IStandardVariableExpressionEvaluator {

    private static final Pattern PATH = Pattern.compile("[a-zA-Z]\\w*(\\.[a-zA-Z]\\w*)*");

    /** Words of Spring's language, and Thymeleaf's names for what of a request it guards. */
    private static final Set<String> NO_VARIABLES = Set.of("true", "false", "null", "param", "session", "application");

    private static final List<String> NOT_PLAIN = List.of();

    private final IStandardVariableExpressionEvaluator otherwise;

    /** The names of a path, by the expression; as many as the templates have. */
    private final Map<String, List<String>> paths = new ConcurrentHashMap<>();

    PlainPaths(IStandardVariableExpressionEvaluator otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        var path = paths.computeIfAbsent(expression.getExpression(), PlainPaths::parse);
        if (path.isEmpty() || expression.getUseSelectionAsRoot() || execution.getPerformTypeConversion()) {
            return otherwise.evaluate(context, expression, execution);
        }
        var value = context.getVariable(path.getFirst());
        for (var step = 1; step < path.size(); step++) {
            var name = path.get(step);
            if (value == null || !OwnMembers.of(value).has(name)) {
                return otherwise.evaluate(context, expression, execution);
            }
            value = OwnMembers.of(value).read(value, name);
        }
        return value;
    }

    private static List<String> parse(String expression) {
        if (!PATH.matcher(expression).matches()) {
            return NOT_PLAIN;
        }
        var names = List.of(expression.split("\\."));
        return NO_VARIABLES.contains(names.getFirst()) ? NOT_PLAIN : names;
    }
}
