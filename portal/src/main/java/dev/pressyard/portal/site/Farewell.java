package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.state.StateResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a destroy takes and what it leaves, in words: only of what Terraform's state says is there, or is being made.
 *
 * @param warning what cannot be had back; absent where there is nothing to have back
 * @param first what has to end before; absent where nothing is under way
 */
record Farewell(
        List<String> goes,
        List<String> stays,
        @Nullable String warning,
        @Nullable String first) {

    /** How a site stands that is to go. */
    enum Standing {
        /** What its state holds is all there is. */
        SETTLED,
        /** A run may make more of it until its turn to go has come. */
        AT_WORK,
        /** A run would make more of it, but waits for approval, which it will not get. */
        AWAITING_APPROVAL,
        LOST,
        NEVER_MADE;

        static Standing of(Site site, boolean isNeverMade) {
            if (isNeverMade) {
                return NEVER_MADE;
            }
            if (site.status() == SiteStatus.LOST) {
                return LOST;
            }
            if (site.awaitsApproval()) {
                return AWAITING_APPROVAL;
            }
            return site.status().isSettled() ? SETTLED : AT_WORK;
        }
    }

    /**
     * A site that is to go.
     *
     * @param types the Terraform types of its resources
     */
    record Leaving(String name, boolean isDevelopment, Standing standing, Set<String> types) {

        static Leaving of(Site site, SiteSpec spec, List<StateResource> resources, boolean isNeverMade) {
            var standing = Standing.of(site, isNeverMade);
            return new Leaving(
                    site.name(),
                    spec.environment() == Environment.DEVELOPMENT,
                    standing,
                    standing == Standing.LOST
                            ? Set.of()
                            : resources.stream().map(StateResource::type).collect(Collectors.toSet()));
        }

        private boolean isAtWork() {
            return standing == Standing.AT_WORK;
        }

        private boolean hasChangesToCome() {
            return standing == Standing.AT_WORK || standing == Standing.AWAITING_APPROVAL;
        }

        private boolean isLost() {
            return standing == Standing.LOST;
        }

        private boolean hasStateVersions() {
            return standing != Standing.NEVER_MADE;
        }

        private boolean mayHave(String... anyOf) {
            return isAtWork() || Stream.of(anyOf).anyMatch(types::contains);
        }

        private boolean mayHaveSomething() {
            return isAtWork() || !types.isEmpty();
        }

        private boolean mayHaveDatabase() {
            return mayHave("aws_db_instance");
        }

        private boolean leavesSnapshot() {
            return mayHaveDatabase() && !isDevelopment;
        }
    }

    static Farewell to(List<Leaving> sites) {
        var some = new Some(sites);
        return new Farewell(
                goes(sites),
                stays(sites),
                warning(some).orElse(null),
                some.is(Leaving::isAtWork)
                        ? "A run that is at work goes on first: to its end, or to where its plan would wait for approval. Cancel it to have that sooner."
                        : null);
    }

    private static List<String> goes(List<Leaving> sites) {
        var some = new Some(sites);
        var goes = new ArrayList<String>();
        some.add(
                goes,
                "WordPress: its containers, its address, its load balancer",
                it -> it.mayHave("aws_ecs_service", "aws_lb"));
        some.add(goes, "The database with all posts and accounts", Leaving::mayHaveDatabase);
        some.add(goes, "All uploaded files", it -> it.mayHave("aws_efs_file_system"));
        some.add(goes, "The network and everything else that was made for it", Leaving::mayHaveSomething);
        if (goes.isEmpty()) {
            goes.add(nothingThere(some));
        }
        some.add(goes, "Changes that have not begun, or wait for approval", Leaving::hasChangesToCome);
        return goes;
    }

    private static String nothingThere(Some some) {
        if (some.is(Leaving::isLost)) {
            return "What is on record of it: in the target nothing of it is there any more";
        }
        return "Its place among the sites: "
                + (some.is(Leaving::hasStateVersions)
                        ? "Terraform's state holds nothing of it"
                        : "in the target nothing of it was made");
    }

    private static List<String> stays(List<Leaving> sites) {
        var stays = new ArrayList<String>();
        snapshots(sites).ifPresent(stays::add);
        stays.add(
                new Some(sites).is(Leaving::hasStateVersions)
                        ? "Its runs with their logs, its state versions, and the audit history"
                        : "Its runs with their logs, and the audit history");
        return stays;
    }

    private static Optional<String> snapshots(List<Leaving> sites) {
        var leaving = sites.stream().filter(Leaving::leavesSnapshot).toList();
        if (leaving.isEmpty()) {
            return Optional.empty();
        }
        var certain = leaving.stream().allMatch(it -> it.types().contains("aws_db_instance"));
        var which = leaving.size() == sites.size()
                ? ""
                : " of " + leaving.stream().map(Leaving::name).collect(Collectors.joining(", "));
        return Optional.of("A last snapshot of the database" + which + (certain ? "" : ", if there is one by then"));
    }

    private static Optional<String> warning(Some some) {
        if (some.is(Leaving::isLost)) {
            return Optional.of(
                    "There is no undo, and no snapshot is taken where the target has lost the database already.");
        }
        return some.is(it -> it.mayHaveDatabase() && it.isDevelopment())
                ? Optional.of("There is no undo: a development site leaves no snapshot.")
                : Optional.empty();
    }

    /** Words that hold if they hold for any of the sites. */
    private record Some(List<Leaving> sites) {

        boolean is(Predicate<Leaving> so) {
            return sites.stream().anyMatch(so);
        }

        void add(List<String> words, String word, Predicate<Leaving> so) {
            if (is(so)) {
                words.add(word);
            }
        }
    }
}
