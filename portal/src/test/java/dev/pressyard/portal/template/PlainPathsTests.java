package dev.pressyard.portal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.SelectionVariableExpression;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;
import org.thymeleaf.standard.expression.VariableExpression;

/** What plain paths read themselves, and what they leave to Spring's expression language. */
class PlainPathsTests {

    private static final String LEFT = "left to Spring";

    private final List<String> left = new ArrayList<>();

    private final PlainPaths paths = new PlainPaths((_, expression, _) -> {
        left.add(expression.getExpression());
        return LEFT;
    });

    private final ExpressionContext context = new ExpressionContext(
            new SpringTemplateEngine().getConfiguration(),
            null,
            Map.of("row", new Row("blog", Mood.GLAD, null), "words", List.of("a"), "mood", Mood.GLAD));

    @Test
    void readsVariablesAndMembersOfThePortalsOwnTypes() {
        assertThat(read("mood")).isEqualTo(Mood.GLAD);
        assertThat(read("row.name")).isEqualTo("blog");
        assertThat(read("row.loud")).isEqualTo("BLOG");
        assertThat(read("row.mood.shown")).isEqualTo(":)");
        assertThat(read("row.title")).isEqualTo("Title of blog");
        assertThat(read("row.gone")).isEqualTo(true);
        assertThat(read("row.next")).isNull();
        assertThat(read("nobody")).isNull();
        assertThat(left).isEmpty();
    }

    @Test
    void leavesWhatIsNotThePortalsOwnOrNotThere() {
        for (var expression : List.of(
                "row.name.length",
                "words.empty",
                "row.class",
                "row.none",
                "row.next.name",
                "nobody.name",
                "row.name == 'blog'",
                "row.name()",
                "true",
                "null",
                "param",
                "param.name",
                "@moments",
                "#strings")) {
            assertThat(read(expression)).as(expression).isEqualTo(LEFT);
        }
    }

    /** Where both can read a path they read the same, in the contexts that Thymeleaf restricts as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {"mood", "row.name", "row.loud", "row.mood.shown", "row.title", "row.gone", "row.next", "nobody"})
    void readsWhatSpringReads(String path) {
        var spring = SPELVariableExpressionEvaluator.INSTANCE;
        for (var execution :
                List.of(StandardExpressionExecutionContext.NORMAL, StandardExpressionExecutionContext.RESTRICTED)) {
            var expression = new VariableExpression(path);
            assertThat(paths.evaluate(context, expression, execution))
                    .isEqualTo(spring.evaluate(context, expression, execution));
        }
        assertThat(left).isEmpty();
    }

    @Test
    void leavesFieldsOfFormsAndConversions() {
        assertThat(paths.evaluate(
                        context,
                        new SelectionVariableExpression("row.name"),
                        StandardExpressionExecutionContext.NORMAL))
                .isEqualTo(LEFT);
        assertThat(paths.evaluate(
                        context,
                        new VariableExpression("row.name"),
                        StandardExpressionExecutionContext.NORMAL.withTypeConversion()))
                .isEqualTo(LEFT);
    }

    private @Nullable Object read(String expression) {
        return paths.evaluate(context, new VariableExpression(expression), StandardExpressionExecutionContext.NORMAL);
    }

    record Row(String name, Mood mood, @Nullable Row next) {

        public String loud() {
            return name.toUpperCase(Locale.ROOT);
        }

        public String getTitle() {
            return "Title of " + name;
        }

        public boolean isGone() {
            return true;
        }
    }

    enum Mood {
        GLAD {
            @Override
            public String shown() {
                return ":)";
            }
        };

        public abstract String shown();
    }
}
