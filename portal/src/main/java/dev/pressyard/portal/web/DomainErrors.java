package dev.pressyard.portal.web;

import dev.pressyard.provisioning.code.UploadRefusedException;
import dev.pressyard.provisioning.run.RunConflictException;
import dev.pressyard.provisioning.run.UnknownRunException;
import dev.pressyard.provisioning.site.SiteLimitReachedException;
import dev.pressyard.provisioning.site.UnknownSiteException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What the engine refuses, as HTTP says it: the one place where the two meet for pages. */
@ControllerAdvice(annotations = Controller.class)
class DomainErrors {

    /** Under this name an error page finds what the engine said. */
    static final String EXPLANATION = "explanation";

    @ExceptionHandler({UnknownSiteException.class, UnknownRunException.class})
    void absent(RuntimeException failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(HttpStatus.NOT_FOUND, failure, request, response);
    }

    /** What cannot be the name of a thing is the name of none. */
    @ExceptionHandler
    void unreadable(MethodArgumentTypeMismatchException failure, HttpServletResponse response) throws IOException {
        var isOfPath = failure.getParameter().hasParameterAnnotation(PathVariable.class);
        response.sendError((isOfPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
    }

    @ExceptionHandler({RunConflictException.class, SiteLimitReachedException.class})
    void conflict(RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(HttpStatus.CONFLICT, failure, request, response);
    }

    /** The page says which of the two it is: a role that is too small, or what is another's. */
    @ExceptionHandler
    void another(NotTheirOwnException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(HttpStatus.FORBIDDEN, refusal, request, response);
    }

    /** For the form's script, which shows the words beside the file. */
    @ExceptionHandler(UploadRefusedException.class)
    ResponseEntity<Map<String, String>> refused(UploadRefusedException refusal) {
        return ResponseEntity.unprocessableContent().body(Map.of("problem", String.valueOf(refusal.getMessage())));
    }

    private static void answer(
            HttpStatus status, RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(EXPLANATION, failure.getMessage());
        response.sendError(status.value());
    }
}
