package dev.pressyard.portal.state;

import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateGrant;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Accepts the credential of a run; its principal is a {@link StateGrant}. */
final class StateAuthentication implements AuthenticationProvider {

    private final StateCredentials credentials;

    StateAuthentication(StateCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        return credentials
                .authenticate(authentication.getName(), String.valueOf(authentication.getCredentials()))
                .map(grant -> UsernamePasswordAuthenticationToken.authenticated(grant, null, List.of()))
                .orElseThrow(() -> new BadCredentialsException("wrong or revoked credential"));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
