package dev.pressyard.provisioning.state;

import java.nio.charset.StandardCharsets;

/** States as Terraform writes them, for tests. */
public final class TerraformStates {

    static final String LINEAGE = "7d2cbd6c-0a4f-6f3c-9f5e-000000000001";

    private TerraformStates() {}

    static byte[] state(long serial) {
        return state(serial, LINEAGE, "first");
    }

    static byte[] state(long serial, String lineage, String text) {
        return """
                {"version":4,"terraform_version":"1.11.4","serial":%d,"lineage":"%s",
                 "outputs":{"text":{"value":"%s","type":"string"}},"resources":[],"check_results":null}
                """.formatted(serial, lineage, text).getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] stateWithResource(long serial) {
        return """
                {"version":4,"terraform_version":"1.11.4","serial":%d,"lineage":"%s","outputs":{},"resources":[
                 {"mode":"managed","type":"terraform_data","name":"one","provider":"provider[\\"terraform.io/builtin/terraform\\"]",
                  "instances":[{"schema_version":0,"attributes":{"id":"1"},"sensitive_attributes":[]}]}]}
                """.formatted(serial, LINEAGE).getBytes(StandardCharsets.UTF_8);
    }

    static String lock(String lockId) {
        return """
                {"ID":"%s","Operation":"OperationTypeApply","Info":"","Who":"ada@node-1","Version":"1.11.4",\
                "Created":"2026-01-01T00:00:00Z","Path":""}""".formatted(lockId);
    }
}
