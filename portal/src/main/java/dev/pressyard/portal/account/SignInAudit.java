package dev.pressyard.portal.account;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Puts sign-ins on record, and failed ones as long as the throttle lets them be tried: what it refuses unseen is not
 * recorded, so that nobody can flood the history.
 */
@Component
class SignInAudit {

    private final Audit audit;

    SignInAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        record(event.getAuthentication(), "sign-in.succeeded");
    }

    @EventListener
    void failed(AuthenticationFailureBadCredentialsEvent event) {
        record(event.getAuthentication(), "sign-in.failed");
    }

    @EventListener
    void refused(AuthenticationFailureDisabledEvent event) {
        record(event.getAuthentication(), "sign-in.failed");
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        record(event.getAuthentication(), "sign-out.succeeded");
    }

    private void record(Authentication who, String action) {
        audit.record(AuditEntry.of(new Actor(who.getName(), addressOf(who)), action));
    }

    private static @Nullable String addressOf(Authentication who) {
        return who.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
    }
}
