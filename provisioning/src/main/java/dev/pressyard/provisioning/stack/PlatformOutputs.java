package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.site.Platforms;
import dev.pressyard.provisioning.state.OutputValue;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a target's platform gives to the sites in it. */
@Component
class PlatformOutputs {

    private static final String KEY = "kms_key_arn";
    private static final List<String> WANTED = List.of(KEY, "log_bucket");

    private final Platforms platforms;
    private final StateVersions states;

    PlatformOutputs(Platforms platforms, StateVersions states) {
        this.platforms = platforms;
        this.states = states;
    }

    /** @throws StackException if the platform has not been applied */
    Map<String, String> of(Target target, String region) {
        var outputs = outputs(target, region);
        if (!outputs.containsKey(KEY)) {
            throw new StackException(
                    "Target '%s' has no platform in %s: there is no key to encrypt with."
                            .formatted(target.name(), region),
                    "Order a site in this region again; that prepares the target first.");
        }
        return outputs;
    }

    /** For a destroy, which makes nothing that a key would have to encrypt, yet whose root wants to be told one. */
    Map<String, String> asFarAsThere(Target target, String region) {
        var outputs = outputs(target, region);
        outputs.putIfAbsent(KEY, "arn:aws:kms:%s:000000000000:key/none".formatted(region));
        return outputs;
    }

    private Map<String, String> outputs(Target target, String region) {
        return states.outputs(platforms.stack(target, region)).entrySet().stream()
                .filter(output -> WANTED.contains(output.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, output -> text(output.getValue())));
    }

    private static String text(OutputValue output) {
        return output.text();
    }
}
