package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a target holds of a site, by the site's tag. */
@Component
public class TargetInventory {

    private final List<Search> searches;

    TargetInventory(List<Search> searches) {
        this.searches = searches;
    }

    /**
     * Everything of a site that is looked for.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if a service of the target does not answer
     */
    public List<Holding> of(TargetSession session, SiteTag tag) {
        return searches.stream()
                .flatMap(search -> search.find(session, tag).stream())
                .toList();
    }

    /** What is looked for, for people: "VPCs, subnets, …". */
    public String subjects() {
        return String.join(", ", searches.stream().map(Search::subject).toList());
    }
}
