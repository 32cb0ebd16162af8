package dev.pressyard.provisioning.audit;

/** In what form the audit history is exported. */
public enum AuditFormat {
    /** Comma-separated values (RFC 4180) with a header, for spreadsheets: no cell begins as a formula does. */
    CSV,
    /** One JSON object a line, each with its hash: what {@link AuditExportFile} verifies. */
    JSONL
}
