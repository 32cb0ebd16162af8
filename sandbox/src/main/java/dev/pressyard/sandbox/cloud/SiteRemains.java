package dev.pressyard.sandbox.cloud;

import java.util.List;
import java.util.UUID;

/** What is left on this machine of sites that no control plane knows of any more. */
public interface SiteRemains {

    /**
     * Removes what is left of one site.
     *
     * @return what could not be removed yet, in words for people
     */
    List<String> remove(UUID site);
}
