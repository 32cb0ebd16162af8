package dev.pressyard.portal.state;

import dev.pressyard.provisioning.state.LockHolder;
import dev.pressyard.provisioning.state.LockResult;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWriteResult.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers in the way that Terraform's http backend understands. */
final class StateResponses {

    private StateResponses() {}

    static ServerResponse of(StateWriteResult result) {
        return switch (result) {
            case StateWriteResult.Written _, StateWriteResult.Unchanged _ -> done();
            case StateWriteResult.Locked locked -> of(locked.holder());
            case StateWriteResult.Refused refused -> of(status(refused.refusal()), refused.reason());
        };
    }

    static ServerResponse of(LockResult result) {
        return switch (result) {
            case LockResult.Done _ -> done();
            case LockResult.Held held -> of(held.holder());
            case LockResult.Revoked _ -> of(HttpStatus.UNAUTHORIZED, "the credential was revoked");
            case LockResult.NotALock notALock -> of(HttpStatus.BAD_REQUEST, notALock.reason());
        };
    }

    static ServerResponse of(HttpStatus status, String reason) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, reason));
    }

    /** Terraform takes no status but 200 for a lock or unlock that succeeded. */
    private static ServerResponse done() {
        return ServerResponse.ok().build();
    }

    /** Terraform shows the holder from the body. */
    private static ServerResponse of(LockHolder holder) {
        return ServerResponse.status(HttpStatus.LOCKED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(holder.information());
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal) {
            case REVOKED -> HttpStatus.UNAUTHORIZED;
            case NOT_A_STATE -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case NOT_LOCKED, STALE_SERIAL, OTHER_LINEAGE, NOT_EMPTY -> HttpStatus.CONFLICT;
            case NOTHING_TO_PURGE -> HttpStatus.NOT_FOUND;
        };
    }
}
