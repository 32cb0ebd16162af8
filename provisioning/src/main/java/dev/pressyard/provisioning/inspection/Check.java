package dev.pressyard.provisioning.inspection;

/** Looks at one side of a site. */
interface Check {

    /**
     * One look.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if the target does not answer
     * @throws InterruptedException if this worker has to stop
     */
    Finding look(InspectedSite site) throws InterruptedException;
}
