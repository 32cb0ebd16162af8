package dev.pressyard.portal.site;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import dev.pressyard.provisioning.code.CodeUploads;
import dev.pressyard.provisioning.code.UploadRefusedException;
import dev.pressyard.provisioning.code.UploadedCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Takes the tarball of a site's code while the form is still being filled in, so that a form with a mistake in it does
 * not have to send the file again.
 */
@Controller
@ResponseBody
@PreAuthorize("hasRole('OPERATOR')")
class CodeUploadController {

    private final CodeUploads uploads;
    private final Audit audit;

    CodeUploadController(CodeUploads uploads, Audit audit) {
        this.uploads = uploads;
        this.audit = audit;
    }

    @PostMapping(path = "/code-uploads", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    UploadedCode take(@RequestParam String name, HttpServletRequest request, Actor person) throws IOException {
        if (request.getContentLengthLong() > CodeUploads.MOST_BYTES) {
            throw new UploadRefusedException("The file is larger than %d MiB.".formatted(CodeUploads.MOST_BYTES >> 20));
        }
        var kept = uploads.keep(name, request.getInputStream(), person.name());
        audit.record(AuditEntry.of(person, "code.uploaded")
                .with(Map.of("name", kept.name(), "sha256", kept.sha256(), "bytes", kept.size())));
        return kept;
    }
}
