package dev.pressyard.portal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressyard.portal.web.Assets;
import dev.pressyard.portal.web.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What the attributes of our own make of a tag. */
class PressyardDialectTests {

    private static final Instant NOW = Instant.parse("2026-11-22T09:41:07Z");

    private static final AnnotationConfigApplicationContext SPRING = spring();

    @AfterAll
    static void close() {
        SPRING.close();
    }

    @Test
    void drawsAnIconOfTheSprite() {
        var version = SPRING.getBean(Assets.class).version();
        var drawn = "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/icons.svg?v=%s#trash3\"></use></svg>"
                .formatted(version);
        assertThat(draw("<svg press:icon=\"trash3\"></svg>", Map.of())).isEqualTo(drawn);
        assertThat(draw("<svg press:icon=\"${which}\"></svg>", Map.of("which", "trash3")))
                .isEqualTo(drawn);
        assertThatThrownBy(() -> draw("<svg press:icon=\"none\"></svg>", Map.of()))
                .hasRootCauseMessage("no icon none: add it to IconSprite");
    }

    @Test
    void saysHowFarBackAMomentIs() {
        var moment = Map.<String, Object>of("at", NOW.minusSeconds(240));
        var exact = "datetime=\"2026-11-22T09:37:07Z\" title=\"2026-11-22 09:37:07 UTC\"";
        assertThat(draw("<time class=\"quiet\" press:ago=\"${at}\">2 min ago</time>", moment))
                .isEqualTo("<time class=\"quiet\" %s data-ago=\"\">4 min ago</time>".formatted(exact));
        assertThat(draw("<time press:age=\"${at}\">2 days</time>", moment))
                .isEqualTo("<time %s>4 min</time>".formatted(exact));
    }

    @Test
    void saysHowLongSomethingTook() {
        var template = "<time press:took=\"${start}\" press:until=\"${end}\">1:12</time>";
        var start = NOW.minusSeconds(72);
        assertThat(draw(template, Map.of("start", start, "end", NOW.minusSeconds(12))))
                .isEqualTo("<time class=\"took\">1:00</time>");
        assertThat(draw(template, Map.of("start", start)))
                .isEqualTo("<time class=\"took\" data-since=\"2026-11-22T09:39:55Z\">1:12</time>");
        assertThat(draw("<time press:took=\"${start}\"></time>", Map.of("start", start)))
                .isEqualTo("<time class=\"took\" data-since=\"2026-11-22T09:39:55Z\">1:12</time>");
        assertThat(draw(template, Map.of())).isEmpty();
    }

    @Test
    void hasSpringsLanguageReadThePortalsOwnTypesAndOthersByOneExpression() {
        var template = "<b th:text=\"${it.language + '!'}\"></b>";
        for (var it : List.of(new Tongue("de"), Locale.FRENCH, new Tongue("en"))) {
            var evaluation = new ThymeleafEvaluationContext(SPRING, null);
            var drawn = draw(
                    template,
                    Map.of(
                            "it",
                            it,
                            ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                            evaluation));

            assertThat(drawn)
                    .isEqualTo(it instanceof Tongue(var language) ? "<b>%s!</b>".formatted(language) : "<b>fr!</b>");
            assertThat(evaluation.getPropertyAccessors()).contains(OwnMemberAccessor.INSTANCE);
        }
    }

    record Tongue(String language) {}

    private static String draw(String template, Map<String, Object> variables) {
        return SPRING.getBean(SpringTemplateEngine.class).process(template, new Context(Locale.ROOT, variables));
    }

    private static AnnotationConfigApplicationContext spring() {
        var spring = new AnnotationConfigApplicationContext();
        spring.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        spring.registerBean(StringTemplateResolver.class);
        spring.register(Assets.class, Moments.class, TemplateConfiguration.class);
        spring.refresh();
        return spring;
    }
}
