package dev.pressyard.provisioning.stack.terraform;

import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Runs Terraform for a stack. Each process has a credential for the state of its own, which ends with it, and a lock
 * that a process leaves behind is released.
 */
@Component
public class Terraform {

    /** The plan's values are not for the log, so they go to a file that only the portal's user can read. */
    private static final String SHOW = "umask 077; exec \"$0\" show -json \"$1\" > \"$2\"";

    private final TerraformSettings settings;
    private final TerraformEnvironment environment;
    private final TargetSessions sessions;
    private final Targets targets;
    private final StateAccess access;

    Terraform(
            TerraformSettings settings,
            TerraformEnvironment environment,
            TargetSessions sessions,
            Targets targets,
            StateAccess access) {
        this.settings = settings;
        this.environment = environment;
        this.sessions = sessions;
        this.targets = targets;
        this.access = access;
    }

    /**
     * Runs a command that reaches state and target, or re-attaches to it.
     *
     * @param arguments the command with its options, such as {@code plan -input=false}
     * @throws TargetUnreachableException if the target gives no access; then nothing was started
     * @throws InterruptedException if this worker has to stop; the process goes on, and its credential stays
     */
    public TerraformExit run(PhaseContext context, Workspace workspace, String step, List<String> arguments)
            throws InterruptedException {
        var secrets = new ArrayList<String>();
        if (context.hasStep(step)) {
            access.adopt(context);
            secrets.addAll(knownSecrets(context.run()));
        }
        var exit = context.step(
                step,
                () -> {
                    var session = open(context.run());
                    var credential = access.takeOver(context);
                    secrets.addAll(session.secrets());
                    secrets.add(credential.password());
                    return command(workspace, arguments, environment.of(session, credential));
                },
                () -> Redaction.of(secrets));
        access.end(context, exit);
        return new TerraformExit(exit, Redaction.of(secrets));
    }

    /**
     * Makes sure that nothing but this worker may touch the state, whatever process may still be alive somewhere; for
     * when nobody knows what became of one.
     */
    public void takeStateBack(PhaseContext context) {
        access.takeBack(context);
    }

    /** Writes a plan as JSON to a file, past the log. */
    public TerraformExit show(PhaseContext context, Workspace workspace) throws InterruptedException {
        var arguments = List.of(
                "sh",
                "-c",
                SHOW,
                settings.terraform(),
                workspace.plan().toString(),
                workspace.shownPlan().toString());
        var exit = context.step(
                "show",
                () -> new Command(arguments, workspace.directory(), environment.plain()),
                Redaction::ofPatterns);
        return new TerraformExit(exit, Redaction.ofPatterns());
    }

    private TargetSession open(RunDetails run) {
        return sessions.open(targets.require(run.target()), run.region(), "run-" + run.identifier());
    }

    /** What an earlier worker's processes may know, as far as this one can tell. */
    private Set<String> knownSecrets(RunDetails run) {
        try {
            return open(run).secrets();
        } catch (TargetUnreachableException outOfReach) {
            return Set.of();
        }
    }

    private Command command(Workspace workspace, List<String> arguments, Map<String, String> variables) {
        var line = Stream.concat(Stream.of(settings.terraform()), arguments.stream());
        return new Command(line.toList(), workspace.directory(), variables);
    }
}
