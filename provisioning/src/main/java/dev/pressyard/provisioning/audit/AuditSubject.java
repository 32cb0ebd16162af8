package dev.pressyard.provisioning.audit;

import java.util.UUID;

/** The site that something was done to: its identifier, and the name it had. */
public record AuditSubject(UUID site, String name) {

    public AuditSubject {
        name = RecordableText.line(name, 200);
    }
}
