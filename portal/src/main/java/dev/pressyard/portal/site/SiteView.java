package dev.pressyard.portal.site;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import dev.pressyard.provisioning.site.SiteStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site on its own page.
 *
 * @param finalSnapshot the snapshot that its database has left, once it is destroyed
 * @param isLost whether its target has forgotten it
 * @param isNotCreated whether its create was called off before anything of it was made
 * @param isProtected whether destroying it asks for its name
 * @param destroyable whether the reader may destroy it now
 * @param changeable whether the reader may change it now
 */
record SiteView(
        UUID id,
        String name,
        StateView state,
        @Nullable String url,
        String owner,
        String target,
        Instant createdAt,
        @Nullable Instant destroyedAt,
        @Nullable String finalSnapshot,
        SpecView spec,
        boolean isLost,
        boolean isNotCreated,
        boolean isProtected,
        boolean destroyable,
        boolean changeable) {

    /**
     * @param newest how the site's newest run stands
     * @param allowed whether the reader may change the site at all
     */
    static SiteView of(Site site, SiteSpecVersion spec, String target, @Nullable RunStatus newest, boolean allowed) {
        return new SiteView(
                site.id(),
                site.name(),
                SiteStates.of(site.status(), newest),
                site.url().map(URI::toString).orElse(null),
                site.owner(),
                target,
                site.createdAt(),
                site.destroyedAt().orElse(null),
                site.finalSnapshot().orElse(null),
                SpecView.of(spec),
                site.status() == SiteStatus.LOST,
                site.status() == SiteStatus.NOT_CREATED,
                spec.spec().isProtected(),
                allowed && site.status().isDestroyable(),
                allowed && isChangeable(site.status()));
    }

    /** A failed site is mended by what it lacked: code that builds, a size that holds it. */
    private static boolean isChangeable(SiteStatus status) {
        return status == SiteStatus.READY || status == SiteStatus.FAILED || status == SiteStatus.NOT_CREATED;
    }

    /** A version of what is wanted. */
    record SpecView(
            int version,
            String title,
            String environment,
            String size,
            String region,
            String administratorEmail,
            List<String> tags,
            @Nullable String restoredFrom,
            String createdBy,
            Instant createdAt) {

        static SpecView of(SiteSpecVersion version) {
            SiteSpec spec = version.spec();
            return new SpecView(
                    version.version(),
                    spec.title(),
                    spec.environment().label(),
                    spec.size().label(),
                    spec.region(),
                    spec.administratorEmail(),
                    spec.tags(),
                    spec.restoreSnapshot(),
                    version.createdBy(),
                    version.createdAt());
        }
    }

    /** Something that the apply told, with its name in words. */
    record OutputView(String label, String value) {

        private static final List<String> ACRONYMS = List.of("arn", "dns", "id", "url", "vpc");

        static OutputView of(String name, String value) {
            var words = name.split("_");
            for (var index = 0; index < words.length; index++) {
                var word = words[index];
                if (ACRONYMS.contains(word)) {
                    words[index] = word.toUpperCase(Locale.ROOT);
                } else if (index == 0) {
                    words[index] = Character.toUpperCase(word.charAt(0)) + word.substring(1);
                }
            }
            return new OutputView(String.join(" ", words), value);
        }
    }
}
