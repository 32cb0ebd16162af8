package dev.pressyard.portal.spec;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import dev.pressyard.provisioning.site.SiteSpecs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Which versions of a site's spec came into force. */
@Component
public class SpecHistory {

    /** Runs of a site that are looked at, from the newest. */
    private static final int RUNS = 200;

    private final SiteSpecs specs;
    private final Runs runs;

    SpecHistory(SiteSpecs specs, Runs runs) {
        this.specs = specs;
        this.runs = runs;
    }

    /** What was in force when a version was asked for; empty for the first. */
    public Optional<SiteSpec> inForceBefore(UUID site, int version) {
        var byVersion = runsByVersion(site);
        return specs.findByKeySiteIdOrderByKeyVersionDesc(site).stream()
                .filter(it -> it.version() < version)
                .filter(it -> it.version() == 1 || wasTaken(byVersion.get(it.version())))
                .findFirst()
                .map(SiteSpecVersion::spec);
    }

    /** The newest run that was to bring a version about, by the version's number. */
    public Map<Integer, Run> runsByVersion(UUID site) {
        var byVersion = new HashMap<Integer, Run>();
        runs.findBySiteIdAndNumberLessThanOrderByNumberDesc(site, Long.MAX_VALUE, Limit.of(RUNS)).stream()
                .filter(Run::bringsAbout)
                .forEach(run -> run.specVersion().ifPresent(version -> byVersion.putIfAbsent(version, run)));
        return byVersion;
    }

    /** A version whose runs are too long ago to be looked at was taken, as far as anybody knows. */
    public static boolean wasTaken(@Nullable Run run) {
        return run == null || run.status().isSucceeded();
    }
}
