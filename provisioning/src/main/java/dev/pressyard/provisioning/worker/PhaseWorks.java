package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All work that this node knows to do. */
@Component
class PhaseWorks {

    private final List<PhaseWork> works;

    PhaseWorks(ObjectProvider<PhaseWork> works) {
        this.works = works.orderedStream().toList();
    }

    /** @throws IllegalStateException if nothing here does the phase */
    PhaseWork of(RunKind kind, Phase phase) {
        return works.stream()
                .filter(work -> work.phase() == phase && work.serves(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing on this node does the phase " + phase.label() + " of a run of kind " + kind));
    }
}
