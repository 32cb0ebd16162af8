package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.stack.terraform.Workspace;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWrites;
import dev.pressyard.provisioning.worker.PhaseContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Brings a state home that Terraform could only write to a file, because the state service did not take it. */
@Component
class StateSalvage {

    private final StateWrites states;

    StateSalvage(StateWrites states) {
        this.states = states;
    }

    /** The run's Terraform has ended and its right to the state is this worker's again. */
    void bringHome(PhaseContext context, Workspace workspace) {
        var file = workspace.erroredState();
        if (Files.exists(file)) {
            context.say(store(context, file));
        }
    }

    private String store(PhaseContext context, Path file) {
        var run = context.run();
        var result = states.salvage(run.stack(), run.identifier().number(), context.epoch(), read(file));
        return switch (result) {
            case StateWriteResult.Written(var version) -> {
                delete(file);
                yield "Terraform could not send its last state; it was read from errored.tfstate and kept as version %d."
                        .formatted(version.number());
            }
            case StateWriteResult.Unchanged(var version) -> {
                delete(file);
                yield "Terraform left errored.tfstate, which is the state that is known already, version %d."
                        .formatted(version.number());
            }
            case StateWriteResult.Locked(var holder) ->
                "errored.tfstate could not be kept: run %d holds the state. It lies in %s."
                        .formatted(holder.run(), file);
            case StateWriteResult.Refused(var _, String reason) ->
                "errored.tfstate could not be kept: %s. It lies in %s.".formatted(reason, file);
        };
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
