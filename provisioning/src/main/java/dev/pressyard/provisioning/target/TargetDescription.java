package dev.pressyard.provisioning.target;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/** What a configuration says about a target. */
public record TargetDescription(
        String name,
        TargetKind kind,
        List<String> regions,
        @Nullable String roleArn,
        @Nullable URI endpoint) {

    public TargetDescription {
        Assert.isTrue(
                name.matches("[a-z][a-z0-9-]{0,31}"),
                () -> "'" + name + "' is no target name: a-z, 0-9 and -, up to 32");
        Assert.notEmpty(regions, () -> "target '" + name + "' needs at least one region");
        regions = List.copyOf(regions);
    }
}
