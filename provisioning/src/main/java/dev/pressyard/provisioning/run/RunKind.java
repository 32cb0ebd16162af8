package dev.pressyard.provisioning.run;

import static dev.pressyard.provisioning.run.Phase.APPLY;
import static dev.pressyard.provisioning.run.Phase.APPROVAL;
import static dev.pressyard.provisioning.run.Phase.IMAGE;
import static dev.pressyard.provisioning.run.Phase.INIT;
import static dev.pressyard.provisioning.run.Phase.PLAN;
import static dev.pressyard.provisioning.run.Phase.SWEEP;
import static dev.pressyard.provisioning.run.Phase.VERIFY;

import java.util.List;

/** What a run is for, and so which phases it goes through. */
public enum RunKind {
    CREATE("Create", List.of(List.of(IMAGE, INIT), List.of(PLAN), List.of(APPROVAL), List.of(APPLY), List.of(VERIFY))),
    UPDATE("Change", List.of(List.of(IMAGE, INIT), List.of(PLAN), List.of(APPROVAL), List.of(APPLY), List.of(VERIFY))),
    DESTROY("Destroy", List.of(List.of(INIT), List.of(PLAN), List.of(APPROVAL), List.of(APPLY), List.of(SWEEP))),
    IMAGE_BUILD("Build image", List.of(List.of(IMAGE))),
    IMAGE_CHECK("Check packages", List.of(List.of(IMAGE))),
    PLATFORM("Prepare target", List.of(List.of(INIT), List.of(PLAN), List.of(APPROVAL), List.of(APPLY)));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<List<Phase>> stages;

    RunKind(String label, List<List<Phase>> stages) {
        this.label = label;
        this.stages = stages;
    }

    /** The kind's name for people. */
    public String label() {
        return label;
    }

    /** Whether it is about the images of all sites, which its name says already. */
    public boolean isOfImages() {
        return this == IMAGE_BUILD || this == IMAGE_CHECK;
    }

    /** The phases in order; those of one stage are done side by side. */
    public List<List<Phase>> stages() {
        return stages;
    }

    public List<Phase> phases() {
        return stages.stream().flatMap(List::stream).toList();
    }
}
