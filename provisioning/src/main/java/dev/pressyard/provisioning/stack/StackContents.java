package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.inspection.Holding;
import dev.pressyard.provisioning.inspection.SiteTag;
import dev.pressyard.provisioning.inspection.TargetInventory;
import dev.pressyard.provisioning.state.StateResource;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** What exists of a stack: by its state, and in its target. */
@Component
class StackContents {

    private final StateVersions states;
    private final TargetInventory inventory;
    private final TargetSessions sessions;
    private final Targets targets;

    StackContents(StateVersions states, TargetInventory inventory, TargetSessions sessions, Targets targets) {
        this.states = states;
        this.inventory = inventory;
        this.sessions = sessions;
        this.targets = targets;
    }

    /** How many resources the state holds, as "the state holds 17 resources". */
    String words(RunDetails run) {
        var count = states.managed(run.stack()).size();
        return count == 1 ? "the state holds 1 resource" : "the state holds %d resources".formatted(count);
    }

    boolean holdsResources(RunDetails run) {
        return !states.managed(run.stack()).isEmpty();
    }

    /** Those of these addresses that an apply left half made: the state knows them, and a retry replaces them. */
    List<String> halfMade(RunDetails run, Collection<String> addresses) {
        return tainted(run)
                .map(StateResource::address)
                .filter(addresses::contains)
                .toList();
    }

    /**
     * Addresses of what gives a half-made database's last snapshot its name. The database leaves that snapshot when it
     * is replaced, and its successor needs another name for its own.
     */
    List<String> namesToReplace(RunDetails run) {
        var modules = tainted(run)
                .filter(resource -> resource.type().equals("aws_db_instance"))
                .map(StateResource::module)
                .collect(Collectors.toUnmodifiableSet());
        return states.managed(run.stack()).stream()
                .filter(resource -> modules.contains(resource.module()))
                .filter(resource -> resource.type().equals("terraform_data")
                        && resource.name().equals("final_snapshot"))
                .map(StateResource::address)
                .toList();
    }

    private Stream<StateResource> tainted(RunDetails run) {
        return states.managed(run.stack()).stream().filter(StateResource::tainted);
    }

    /**
     * What was found, and the one thing the operator can do.
     *
     * @param detail what is in the target although the state does not know it; {@code null} if nothing is
     */
    record Strangers(@Nullable String detail, String nextStep) {}

    /** Looks for what the target has of the site that its state has not. */
    Strangers unknownToState(RunDetails run) {
        if (run.site().isEmpty()) {
            return new Strangers(null, "Retry: it plans again from the state.");
        }
        try {
            return told(strangers(run, new SiteTag(run.site().get(), run.subject())));
        } catch (SdkException | TargetUnreachableException failure) {
            return new Strangers(
                    "The target could not be searched for what the state does not know: " + failure.getMessage(),
                    "Look in the target for resources with the tag %s = %s that the state does not list, then retry."
                            .formatted(SiteTag.KEY, run.site().get()));
        }
    }

    private List<Holding> strangers(RunDetails run, SiteTag tag) {
        var session = sessions.open(targets.require(run.target()), run.region(), "run-" + run.identifier());
        var known = known(run);
        return inventory.of(session, tag).stream()
                .filter(holding -> !known.contains(holding.identifier()))
                .toList();
    }

    private Set<String> known(RunDetails run) {
        return states.managed(run.stack()).stream()
                .flatMap(StackContents::names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(StateResource resource) {
        return Stream.of("id", "arn", "allocation_id").flatMap(it -> resource.attribute(it).stream());
    }

    private static Strangers told(List<Holding> strangers) {
        if (strangers.isEmpty()) {
            return new Strangers(null, "Retry: it plans again from the state, which knows everything that is there.");
        }
        var list = strangers.stream().map(Holding::toString).collect(Collectors.joining("\n"));
        return new Strangers(
                "In the target, but not in the state:\n" + list,
                "Remove what the state does not know from the target by hand, then retry.");
    }
}
