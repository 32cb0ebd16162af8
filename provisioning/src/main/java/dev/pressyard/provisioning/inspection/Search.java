package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;

/** Finds what one AWS service holds of a site. Asks the service itself, for the tagging index forgets late. */
interface Search {

    /** The kinds of resource it looks for, for people: "file systems". */
    String subject();

    /**
     * What there is of a site.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if the service does not answer
     */
    List<Holding> find(TargetSession session, SiteTag tag);
}
