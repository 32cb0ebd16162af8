package dev.pressyard.portal.state;

import dev.pressyard.provisioning.state.LockResult;
import dev.pressyard.provisioning.state.StateGrant;
import dev.pressyard.provisioning.state.StateLocks;
import dev.pressyard.provisioning.state.StateSettings;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.state.StateWrites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Terraform's http backend, from the side of the server. Every answer but success leaves states and locks as they were.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/backend/http">Backend type http</a>
 */
@Component
class StateBackend {

    /** Terraform's LockInfo is some hundred bytes. */
    private static final int LONGEST_LOCK = 64 * 1024;

    private final StateVersions versions;
    private final StateWrites writes;
    private final StateLocks locks;
    private final int longestState;

    StateBackend(StateVersions versions, StateWrites writes, StateLocks locks, StateSettings settings) {
        this.versions = versions;
        this.writes = writes;
        this.locks = locks;
        this.longestState = Math.toIntExact(settings.maximumSize().toBytes());
    }

    /** 200 with the state, or 204 if there is none. */
    ServerResponse read(ServerRequest request) throws IOException {
        return granted(
                request,
                grant -> versions.latest(grant.stack())
                        .map(version -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(versions.content(version)))
                        .orElseGet(() -> ServerResponse.noContent().build()));
    }

    /** 200 if the state is stored; else 400, 401, 409, 413 or 423. */
    ServerResponse write(ServerRequest request) throws IOException {
        return granted(
                request,
                longestState,
                (grant, body) -> StateResponses.of(
                        writes.write(grant, request.param("ID").orElse(null), body)));
    }

    /** 200 if there is no state any more; 409 if it still has resources. */
    ServerResponse purge(ServerRequest request) throws IOException {
        return granted(request, grant -> StateResponses.of(writes.purge(grant)));
    }

    /** 200 if the caller has the lock; 423 with the holder's LockInfo if somebody else has it. */
    ServerResponse lock(ServerRequest request) throws IOException {
        return locking(request, locks::acquire);
    }

    /** 200 if the caller has the lock no more; 423 with the holder's LockInfo if somebody else has it. */
    ServerResponse unlock(ServerRequest request) throws IOException {
        return locking(request, locks::unlock);
    }

    private ServerResponse locking(ServerRequest request, BiFunction<StateGrant, String, LockResult> act)
            throws IOException {
        return granted(
                request,
                LONGEST_LOCK,
                (grant, body) -> StateResponses.of(act.apply(grant, new String(body, StandardCharsets.UTF_8))));
    }

    private ServerResponse granted(ServerRequest request, int limit, BiFunction<StateGrant, byte[], ServerResponse> act)
            throws IOException {
        // The right to the stack comes first: nothing of a stranger's body is read.
        var grant = grant(request);
        if (grant.isEmpty()) {
            return StateResponses.of(HttpStatus.FORBIDDEN, "this credential is not for this stack");
        }
        var body = RequestBody.read(request, limit);
        if (body.isEmpty()) {
            return StateResponses.of(HttpStatus.CONTENT_TOO_LARGE, "more than %d bytes".formatted(limit));
        }
        return RequestBody.isWhole(request, body.get())
                ? act.apply(grant.get(), body.get())
                : StateResponses.of(HttpStatus.BAD_REQUEST, "the body does not match its Content-MD5");
    }

    private ServerResponse granted(ServerRequest request, Function<StateGrant, ServerResponse> act) {
        return grant(request)
                .map(act)
                .orElseGet(() -> StateResponses.of(HttpStatus.FORBIDDEN, "this credential is not for this stack"));
    }

    private static Optional<StateGrant> grant(ServerRequest request) {
        return request.principal()
                .map(Authentication.class::cast)
                .map(Authentication::getPrincipal)
                .map(StateGrant.class::cast)
                .filter(grant -> grant.stack().toString().equals(request.pathVariable("stack")));
    }
}
