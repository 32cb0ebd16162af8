package dev.pressyard.portal.site;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of a change of a site.
 *
 * @param run the number of the run that has to be seen to, or waited for; absent where nothing helps
 */
record ObstacleView(String words, @Nullable Long run) {

    /** @param newest the site's newest run; absent only where runs were taken away */
    static Optional<ObstacleView> of(Site site, @Nullable Run newest) {
        if (site.status() == SiteStatus.DESTROYED) {
            return Optional.of(new ObstacleView("It is destroyed: nothing of it is left that could be changed.", null));
        }
        return newest == null || newest.status().isEnded() ? Optional.empty() : Optional.of(of(newest));
    }

    private static ObstacleView of(Run run) {
        var number = run.identifier().number();
        return new ObstacleView(
                run.status() == RunStatus.PLANNED
                        ? "The plan of run %d waits for approval. It has to be approved or discarded first."
                                .formatted(number)
                        : "Run %d is under way. Ask for the change when that has ended.".formatted(number),
                number);
    }
}
