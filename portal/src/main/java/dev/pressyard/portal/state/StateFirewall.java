package dev.pressyard.portal.state;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's strict firewall, which lets Terraform's verbs LOCK and UNLOCK pass to its states and nowhere else.
 */
final class StateFirewall implements HttpFirewall {

    private final StrictHttpFirewall elsewhere = new StrictHttpFirewall();
    private final StrictHttpFirewall states = new StrictHttpFirewall();

    StateFirewall() {
        states.setAllowedHttpMethods(List.of("GET", "POST", "PUT", "DELETE", "LOCK", "UNLOCK"));
    }

    /** A path that leads elsewhere by {@code ..} or an encoded slash is refused by either. */
    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var leadsToStates = request.getRequestURI().startsWith(request.getContextPath() + StateRoutes.BASE + "/");
        return (leadsToStates ? states : elsewhere).getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return elsewhere.getFirewalledResponse(response);
    }
}
