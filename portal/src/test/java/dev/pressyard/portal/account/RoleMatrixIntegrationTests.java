package dev.pressyard.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.PortalTest;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The server refuses what a role may not do, at every address there is: one that is added is in here by itself. */
@PortalTest
class RoleMatrixIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void viewersChangeNothingButTheirPassword() throws Exception {
        try (var viewer = signedInAs("VIEWER")) {
            for (var path : pathsOf(RequestMethod.POST)
                    .filter(it -> !it.equals("/password"))
                    .toList()) {
                assertThat(viewer.post("/sites", path, Map.of()).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void onlyAdministratorsSeeAdministration() throws Exception {
        try (var operator = signedInAs("OPERATOR")) {
            for (var path : pathsOf(RequestMethod.GET)
                    .filter(it -> it.startsWith("/admin"))
                    .toList()) {
                assertThat(operator.get(path).statusCode()).as(path).isEqualTo(403);
            }
            for (var path : pathsOf(RequestMethod.POST)
                    .filter(it -> it.startsWith("/admin"))
                    .toList()) {
                assertThat(operator.post("/sites", path, Map.of()).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void strangersSeeNothingButTheSignInPage() throws Exception {
        try (var stranger = new PortalClient(port)) {
            for (var path : pathsOf(RequestMethod.GET)
                    .filter(it -> !it.startsWith("/sign-in") && !it.equals("/icons.svg") && !it.startsWith("/state"))
                    .toList()) {
                assertThat(stranger.get(path).statusCode()).as(path).isIn(302, 401);
            }
        }
    }

    @Test
    void strangersChangeNothing() throws Exception {
        var before = whatThereIs();
        try (var stranger = new PortalClient(port)) {
            for (var path : pathsOf(RequestMethod.POST).toList()) {
                assertThat(stranger.post("/sign-in", path, Map.of()).statusCode())
                        .as(path)
                        .isIn(302, 401);
            }
        }
        assertThat(whatThereIs()).isEqualTo(before);
    }

    @Test
    void nothingChangesWithoutThePagesToken() throws Exception {
        var before = whatThereIs();
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            for (var path : pathsOf(RequestMethod.POST).toList()) {
                assertThat(admin.postWithoutToken(path).statusCode()).as(path).isEqualTo(403);
            }
        }
        assertThat(whatThereIs()).isEqualTo(before);
    }

    private String whatThereIs() {
        return database.sql("""
            select (select count(*) from site) || ' sites, ' || (select count(*) from run) || ' runs, '
                || (select count(*) from person) || ' people'\
            """).query(String.class).single();
    }

    /** Every address that our controllers answer, with something in the place of each variable. */
    private Stream<String> pathsOf(RequestMethod method) {
        var paths = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            var isOurs = handler.getBeanType().getPackageName().startsWith("dev.pressyard");
            if (isOurs && (methods.contains(method) || (methods.isEmpty() && method == RequestMethod.GET))) {
                paths.addAll(mapping.getPatternValues());
            }
        });
        assertThat(paths).hasSizeGreaterThan(5);
        return paths.stream()
                .map(path -> path.replaceAll("\\{(number|id):[^}]*}+", "1")
                        .replace("{id}", UUID.randomUUID().toString()))
                .map(path -> path.replaceAll("\\{[^}]*}", "1"))
                .filter(path -> !path.equals("/sign-in/failed"));
    }

    private PortalClient signedInAs(String role) throws Exception {
        var people = new PortalPeople(port);
        return people.signIn(people.add(role));
    }
}
