package dev.pressyard.provisioning.run;

import java.util.Optional;

/** Knows what has to be there before a run can start. */
public interface RunPrerequisite {

    /**
     * Has what is lacking made.
     *
     * @param person in whose name
     * @return the run that has to succeed first; empty if nothing is lacking
     */
    Optional<RunIdentifier> of(Run run, String person);
}
