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
 * recorded, so that nobody can flood the history. Nor is what was typed as the name of nobody: it may be a password.
 */
@Component
class SignInAudit {

    /** No name that somebody can have. */
    private static final String UNKNOWN = "(unknown)";

    private final Audit audit;
    private final People people;

    SignInAudit(Audit audit, People people) {
        this.audit = audit;
        this.people = people;
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
        var name = people.findByUsername(Username.normalized(who.getName()))
                .map(Person::username)
                .orElse(UNKNOWN);
        audit.record(AuditEntry.of(new Actor(name, addressOf(who)), action));
    }

    private static @Nullable String addressOf(Authentication who) {
        return who.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
    }
}
