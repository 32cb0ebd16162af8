package dev.pressyard.portal.state;

import dev.pressyard.provisioning.state.StateCredentials;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * Who may reach Terraform states over HTTP: runs with their credential, by HTTP Basic in every request. People, their
 * sessions and their tokens have no part in it.
 */
@Configuration(proxyBeanMethods = false)
class StateSecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain terraformStates(HttpSecurity http, StateCredentials credentials) throws Exception {
        return http.securityMatcher(StateRoutes.BASE + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationManager(new ProviderManager(new StateAuthentication(credentials)))
                .httpBasic(basic -> basic.authenticationEntryPoint(StateSecurityConfiguration::askForCredential))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void askForCredential(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Terraform state\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    @Bean
    static HttpFirewall httpFirewall() {
        return new StateFirewall();
    }
}
