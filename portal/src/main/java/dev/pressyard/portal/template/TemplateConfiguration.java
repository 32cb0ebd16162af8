package dev.pressyard.portal.template;

import dev.pressyard.portal.web.Assets;
import dev.pressyard.portal.web.Moments;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Draws templates as Spring Boot does, but for plain paths, which are read without Spring's expression language. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    SpringTemplateEngine templateEngine(
            ObjectProvider<ITemplateResolver> resolvers, ObjectProvider<IDialect> dialects) {
        var engine = new SpringTemplateEngine();
        engine.setDialects(Set.of(new PlainPathDialect()));
        dialects.orderedStream().forEach(engine::addDialect);
        resolvers.orderedStream().forEach(engine::addTemplateResolver);
        return engine;
    }

    @Bean
    PressyardDialect pressyardDialect(Assets assets, Moments moments) {
        return new PressyardDialect(assets, moments);
    }
}
