package dev.pressyard.portal.account;

import dev.pressyard.portal.web.LivingSessions;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions live in Postgres, so they outlive a restart and are shared by all nodes. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = 12 * 60 * 60)
class SessionConfiguration {

    /**
     * Notes at most once a minute that a session is in use. Spring Session's own statement writes the row at the end of
     * every request: all that a person's tabs ask for at one moment would wait for one row, commit by commit, each with
     * a connection in its hands. A row that need not change is neither locked nor written. The parameters and their
     * order are those of the statement that it takes the place of.
     */
    private static final String UPDATE_AT_MOST_ONCE_A_MINUTE = """
        update spring_session session
           set session_id = used.session_id, last_access_time = used.last_access_time,
               max_inactive_interval = used.max_inactive_interval, expiry_time = used.expiry_time,
               principal_name = used.principal_name
          from (values (cast(? as char(36)), cast(? as bigint), cast(? as int), cast(? as bigint), cast(? as text), cast(? as char(36))))
               used (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
         where session.primary_id = used.primary_id
           and (session.last_access_time < used.last_access_time - 60000
                or session.session_id <> used.session_id
                or session.max_inactive_interval <> used.max_inactive_interval
                or session.principal_name is distinct from used.principal_name)
        """;

    private static final String LIVING = """
        select session_id from spring_session where session_id in (:sessions) and expiry_time > :now""";

    @Bean
    static LivingSessions livingSessions(JdbcClient jdbc, Clock clock) {
        return sessions -> jdbc.sql(LIVING)
                .param("sessions", sessions)
                .param("now", clock.millis())
                .query(String.class)
                .set();
    }

    @Bean
    static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sparseUpdates() {
        return sessions -> sessions.setUpdateSessionQuery(UPDATE_AT_MOST_ONCE_A_MINUTE);
    }

    /** On error pages as well: whoever is signed in is so there, and finds the ways on. */
    @Bean
    static FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(SessionRepositoryFilter<?> filter) {
        var registration = new FilterRegistrationBean<SessionRepositoryFilter<?>>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    @Bean
    static DefaultCookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("pressyard-session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
