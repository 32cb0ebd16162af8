package dev.pressyard.portal.site;

import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.site.SiteWork.Progress;
import dev.pressyard.portal.web.StateView;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.run.RunKind;
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
 * @param address where it has its pages: under its name, as long as no later site has that
 * @param url where it answers; absent until it does, and once a destroy has begun to take it away
 * @param finalSnapshot the snapshot that its database has left, once it is destroyed
 * @param isUp whether there is no doubt that it answers at its address
 * @param isLost whether its target has forgotten it
 * @param isNotCreated whether its create was called off before anything of it was made
 * @param isNeverMade whether nothing of it was ever made, however its create has ended
 * @param isLeaving whether it was asked last to have it destroyed
 * @param isProtected whether destroying it asks for its name
 * @param destroyable whether the reader may destroy it now
 * @param changeable whether the reader may change it now
 * @param review the number of the run whose plan the reader may approve; absent if none waits
 * @param retry what the reader can do about a site that failed, or was called off; absent if there is nothing to try
 *     again
 * @param mendedByChange whether to try again is in vain as long as the same is wanted
 */
record SiteView(
        UUID id,
        String name,
        String address,
        StateView state,
        @Nullable String url,
        String owner,
        String target,
        Instant createdAt,
        @Nullable Instant destroyedAt,
        @Nullable String finalSnapshot,
        SpecView spec,
        boolean isUp,
        boolean isLost,
        boolean isNotCreated,
        boolean isNeverMade,
        boolean isLeaving,
        boolean isProtected,
        boolean destroyable,
        boolean changeable,
        @Nullable Long review,
        @Nullable RetryView retry,
        boolean mendedByChange) {

    /** @param allowed whether the reader may change the site at all */
    static SiteView of(
            Site site, SiteAddress address, SiteSpecVersion spec, String target, Progress progress, boolean allowed) {
        var newest = progress.newest();
        var failed = progress.failed();
        var changeable = allowed && isChangeable(site.status(), newest);
        return new SiteView(
                site.id(),
                site.name(),
                address.toString(),
                SiteStates.of(site.status(), newest == null ? null : newest.status()),
                progress.isVanishing() ? null : site.url().map(URI::toString).orElse(null),
                site.owner(),
                target,
                site.createdAt(),
                site.destroyedAt().orElse(null),
                site.finalSnapshot().orElse(null),
                SpecView.of(spec),
                site.status() == SiteStatus.READY || site.status() == SiteStatus.CHANGING,
                site.status() == SiteStatus.LOST,
                site.status() == SiteStatus.NOT_CREATED,
                progress.isNeverMade(),
                isDestroy(newest),
                spec.spec().isProtected(),
                allowed && site.status().isDestroyable(),
                changeable,
                allowed && newest != null && newest.status() == RunStatus.PLANNED
                        ? newest.identifier().number()
                        : null,
                allowed && newest != null ? RetryView.of(site.status(), newest) : null,
                changeable
                        && failed != null
                        && failed.failure().filter(RunFailure::isMendedByChange).isPresent());
    }

    /** A failed site is mended by what it lacked: code that builds, a size that holds it; not one that is half gone. */
    static boolean isChangeable(SiteStatus status, @Nullable Run newest) {
        return switch (status) {
            case READY, NOT_CREATED -> true;
            case FAILED -> newest == null || !isDestroy(newest) || !newest.hasTouchedTheTarget();
            case PROVISIONING, CHANGING, LOST, DESTROYING, DESTROYED -> false;
        };
    }

    /** Its address whoever gets its name, for what is asked of it: a page may be older than another site's claim. */
    public String lasting() {
        return SiteAddress.lasting(id, name).toString();
    }

    /** Whether a later site has its name. */
    public boolean isFormer() {
        return !address.equals(name);
    }

    /** What it is called to have it destroyed. */
    public String destroyWord() {
        return isNeverMade ? "Remove" : "Destroy";
    }

    private static boolean isDestroy(@Nullable Run run) {
        return run != null && run.kind() == RunKind.DESTROY;
    }

    /** A run that can be tried again. */
    record RetryView(long run, String words) {

        static @Nullable RetryView of(SiteStatus site, Run run) {
            if (!run.status().isEnded() || run.status().isSucceeded()) {
                return null;
            }
            var number = run.identifier().number();
            return switch (site) {
                case FAILED ->
                    new RetryView(number, "Retry the " + run.kind().label().toLowerCase(Locale.ROOT));
                case NOT_CREATED -> run.bringsAbout() ? new RetryView(number, "Create again") : null;
                case PROVISIONING, READY, CHANGING, LOST, DESTROYING, DESTROYED -> null;
            };
        }
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
    record OutputView(String label, String value, @Nullable String note) {

        private static final List<String> ACRONYMS = List.of("arn", "dns", "id", "url", "vpc");

        static OutputView of(String name, String value, @Nullable String note) {
            var words = name.split("_");
            for (var index = 0; index < words.length; index++) {
                var word = words[index];
                if (ACRONYMS.contains(word)) {
                    words[index] = word.toUpperCase(Locale.ROOT);
                } else if (index == 0) {
                    words[index] = Character.toUpperCase(word.charAt(0)) + word.substring(1);
                }
            }
            return new OutputView(String.join(" ", words), value, note);
        }
    }
}
