package dev.pressyard.portal.account;

import dev.pressyard.portal.web.SecurityHeaders;
import dev.pressyard.portal.web.SignInRequired;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Who may see which page. Before sign-in nothing is kept on the server: the CSRF token and the page asked for travel in
 * cookies.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String[] PUBLIC_ASSETS = {"/assets/**", "/icons.svg"};

    @Bean
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        var csrfTokens = new CookieCsrfTokenRepository();
        csrfTokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                // The end of a request that was let in when it began.
                                DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PUBLIC_ASSETS)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/sign-in", "/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .requestMatchers("/admin/**")
                        .hasRole(Role.ADMINISTRATOR.name())
                        .requestMatchers(HttpMethod.POST, "/password")
                        .hasRole(Role.VIEWER.name())
                        .requestMatchers(HttpMethod.GET)
                        .hasRole(Role.VIEWER.name())
                        .anyRequest()
                        .hasRole(Role.OPERATOR.name()))
                .formLogin(form -> form.loginPage("/sign-in")
                        .permitAll()
                        .defaultSuccessUrl("/sites")
                        .failureForwardUrl("/sign-in/failed"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signedOut=true"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .requestCache(cache -> cache.requestCache(new PageAskedFor()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(signInFirst())
                        .accessDeniedHandler(new SignedOutMeanwhile(new PageAskedFor(), signInFirst())))
                .headers(SecurityHeaders::apply)
                .build();
    }

    /** Whatever else a request looks like: one that is asked for again carries none of its headers but the address. */
    private static AuthenticationEntryPoint signInFirst() {
        return DelegatingAuthenticationEntryPoint.builder()
                .addEntryPointFor(SignInRequired.forPartialPages("/sign-in"), SignInRequired.PARTIAL_PAGE)
                .defaultEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))
                .build();
    }

    /** Nothing here reads a span for every filter of every request. */
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    static RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(Role.ADMINISTRATOR.name())
                .implies(Role.OPERATOR.name())
                .role(Role.OPERATOR.name())
                .implies(Role.VIEWER.name())
                .build();
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
