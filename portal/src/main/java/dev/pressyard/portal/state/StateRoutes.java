package dev.pressyard.portal.state;

import static org.springframework.web.servlet.function.RequestPredicates.method;
import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The addresses of Terraform's http backend. Locks are taken and given back by LOCK and UNLOCK at the state's own
 * address, as Terraform does by itself, or by PUT and DELETE at a lock's address of their own, which every proxy lets
 * pass.
 */
@Configuration(proxyBeanMethods = false)
class StateRoutes {

    static final String BASE = "/terraform/state";

    private static final String STATE = BASE + "/{stack}";

    private static final String LOCK = STATE + "/lock";

    @Bean
    RouterFunction<ServerResponse> terraformBackend(StateBackend backend) {
        return route().GET(STATE, backend::read)
                .POST(STATE, backend::write)
                .DELETE(STATE, backend::purge)
                .route(verb("LOCK"), backend::lock)
                .route(verb("UNLOCK"), backend::unlock)
                .PUT(LOCK, backend::lock)
                .DELETE(LOCK, backend::unlock)
                .build();
    }

    private static RequestPredicate verb(String name) {
        return method(HttpMethod.valueOf(name)).and(path(STATE));
    }
}
