package dev.pressyard.provisioning.target;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The targets of an installation: {@code pressyard.target.aws.<name>.regions=eu-west-3,us-east-1} and so on for AWS
 * accounts; the sandbox is there unless it is switched off.
 */
@ConfigurationProperties("pressyard.target")
record TargetSettings(
        @DefaultValue Sandbox sandbox, @DefaultValue Map<String, Aws> aws) {

    static final String SANDBOX = "sandbox";

    TargetSettings {
        Assert.isTrue(
                !aws.containsKey(SANDBOX),
                "An AWS target cannot be called 'sandbox': that is this machine's. Give pressyard.target.aws.sandbox another name.");
    }

    record Sandbox(
            @DefaultValue("true") boolean enabled,

            @DefaultValue({"us-east-1", "eu-west-3", "eu-central-1"})
            List<String> regions) {}

    /**
     * @param roleArn the role to assume; absent = the portal's own credentials
     * @param endpoint an endpoint that answers as AWS would; absent = AWS
     */
    record Aws(
            List<String> regions,
            @Nullable String roleArn,
            @Nullable URI endpoint) {}
}
