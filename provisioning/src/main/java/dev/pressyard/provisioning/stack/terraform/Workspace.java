package dev.pressyard.provisioning.stack.terraform;

import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.worker.PhaseContext;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the Terraform of one run works: a copy of the modules as they were when it planned, so that what is applied is
 * what was planned.
 *
 * @param folder the run's own folder
 * @param root name of the Terraform root, {@code site} or {@code platform}
 */
public record Workspace(Path folder, String root) {

    public static Workspace of(PhaseContext context) {
        return of(context.folder(), context.run().kind());
    }

    public static Workspace of(Path folder, RunKind kind) {
        return new Workspace(folder, kind == RunKind.PLATFORM ? "platform" : "site");
    }

    public Path modules() {
        return folder.resolve("stack");
    }

    /** The folder that Terraform runs in. */
    public Path directory() {
        return modules().resolve(root);
    }

    public Path variables() {
        return directory().resolve("pressyard.auto.tfvars.json");
    }

    public Path plan() {
        return folder.resolve("plan.tfplan");
    }

    /** The plan as JSON; holds values that must not be shown. */
    public Path shownPlan() {
        return folder.resolve("plan.json");
    }

    /** Where Terraform leaves a state that it could not send. */
    public Path erroredState() {
        return directory().resolve("errored.tfstate");
    }

    /** What {@code terraform init} leaves. Without a mirror of providers that is 700 MB. */
    public Path initialization() {
        return directory().resolve(".terraform");
    }

    /** Whether this node has what {@code terraform init} leaves; another node may have done the earlier phases. */
    public boolean isInitialized() {
        return Files.isDirectory(initialization());
    }
}
