package dev.pressyard.provisioning.stack.terraform;

import dev.pressyard.provisioning.state.StateCredential;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateLocks;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.StepExit;
import org.springframework.stereotype.Component;

/** Gives and ends the right of a run's Terraform to its stack's state. */
@Component
class StateAccess {

    private final StateCredentials credentials;
    private final StateLocks locks;

    StateAccess(StateCredentials credentials, StateLocks locks) {
        this.credentials = credentials;
        this.locks = locks;
    }

    /** Moves the right of a process that an earlier worker started to this one's epoch. */
    void adopt(PhaseContext context) {
        credentials.adopt(context.run().stack(), number(context), context.epoch());
    }

    /**
     * A new right for a process about to start. Whatever held the stack's lock before is refused from now on, so its
     * lock means nothing any more.
     */
    StateCredential takeOver(PhaseContext context) {
        var credential = credentials.issue(context.run().stack(), number(context), context.epoch());
        locks.release(context.run().stack(), number(context), context.epoch())
                .ifPresent(holder -> context.say("Released the lock that run %d had left on the state (%s)."
                        .formatted(holder.run(), holder.operation())));
        return credential;
    }

    /** As {@link #takeOver}, with no process to come. */
    void takeBack(PhaseContext context) {
        takeOver(context);
        credentials.revoke(context.run().stack(), number(context));
    }

    /** A Terraform that ended badly may have left its lock, which would keep out the next run. */
    void end(PhaseContext context, StepExit exit) {
        if (exit.isSuccess()) {
            credentials.revoke(context.run().stack(), number(context));
        } else {
            takeBack(context);
        }
    }

    private static long number(PhaseContext context) {
        return context.run().identifier().number();
    }
}
