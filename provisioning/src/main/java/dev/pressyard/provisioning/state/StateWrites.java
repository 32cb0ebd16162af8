package dev.pressyard.provisioning.state;

import dev.pressyard.provisioning.state.Fence.Passage;
import dev.pressyard.provisioning.state.StateWriteResult.Locked;
import dev.pressyard.provisioning.state.StateWriteResult.Refusal;
import dev.pressyard.provisioning.state.StateWriteResult.Refused;
import dev.pressyard.provisioning.state.StateWriteResult.Unchanged;
import dev.pressyard.provisioning.state.StateWriteResult.Written;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes states by the rules of Terraform's http backend: each is a new row, and none is overwritten. */
@Component
public class StateWrites {

    private final Fence fence;
    private final StateLocks locks;
    private final StateTable table;
    private final StateCipher cipher;
    private final StateSettings settings;
    private final Clock clock;

    StateWrites(
            Fence fence, StateLocks locks, StateTable table, StateCipher cipher, StateSettings settings, Clock clock) {
        this.fence = fence;
        this.locks = locks;
        this.table = table;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores what Terraform sent.
     *
     * @param lockId of the lock that the caller must hold; absent if it named none
     */
    @Transactional
    public StateWriteResult write(StateGrant grant, @Nullable String lockId, byte[] content) {
        return fence.pass(grant).map(passage -> write(passage, lockId, content)).orElseGet(StateWrites::revoked);
    }

    private StateWriteResult write(Passage passage, @Nullable String lockId, byte[] content) {
        var holder = locks.holder(passage.identifier());
        if (holder.isEmpty()) {
            return refused(Refusal.NOT_LOCKED, "the state is not locked by its writer");
        }
        if (lockId == null || !StateLocks.isHeldBy(holder.get(), passage, lockId)) {
            return new Locked(holder.get());
        }
        return store(passage, StateOrigin.TERRAFORM, content);
    }

    /**
     * Stores a state that a failing Terraform could only write to a file, by the same rules of serial and lineage. The
     * lock that Terraform left does not matter, if it is of the same run; the caller says that no Terraform of this
     * stack runs any more.
     *
     * @param run and
     * @param epoch that the stack's newest credential was issued to
     */
    @Transactional
    public StateWriteResult salvage(StackIdentifier stack, long run, long epoch, byte[] content) {
        return fence.pass(stack, run, epoch)
                .map(passage -> salvage(passage, content))
                .orElseGet(StateWrites::revoked);
    }

    private StateWriteResult salvage(Passage passage, byte[] content) {
        var stack = passage.identifier();
        var stranger = locks.holder(stack).filter(holder -> holder.run() != passage.run());
        return stranger.<StateWriteResult>map(Locked::new)
                .orElseGet(() -> store(
                        passage,
                        StateOrigin.SALVAGE,
                        current(stack).isPresent() ? content : UnsentState.withLineage(content)));
    }

    /** Ends the stack's state, which must be without resources: a new one may begin with any serial and lineage. */
    @Transactional
    public StateWriteResult purge(StateGrant grant) {
        return fence.pass(grant).map(this::purge).orElseGet(StateWrites::revoked);
    }

    private StateWriteResult purge(Passage passage) {
        var stack = passage.identifier();
        var stranger = locks.holder(stack)
                .filter(holder -> holder.run() != passage.run() || holder.epoch() != passage.epoch());
        if (stranger.isPresent()) {
            return new Locked(stranger.get());
        }
        return current(stack)
                .map(state -> purge(passage, state))
                .orElseGet(() -> refused(Refusal.NOTHING_TO_PURGE, "there is no state"));
    }

    private StateWriteResult purge(Passage passage, StateVersion newest) {
        var header = StateHeader.of(content(newest)).orElseThrow();
        if (header.hasResources()) {
            return refused(Refusal.NOT_EMPTY, "the state still has resources: destroy them first");
        }
        return new Written(insert(passage, StateOrigin.PURGE, header, new byte[0]));
    }

    private StateWriteResult store(Passage passage, StateOrigin origin, byte[] content) {
        if (content.length > settings.maximumSize().toBytes()) {
            return refused(Refusal.TOO_LARGE, "a state may have %s at most".formatted(settings.maximumSize()));
        }
        return StateHeader.of(content)
                .map(header -> store(passage, origin, header, content))
                .orElseGet(() ->
                        refused(Refusal.NOT_A_STATE, "not a Terraform state of format 4 with serial and lineage"));
    }

    private StateWriteResult store(Passage passage, StateOrigin origin, StateHeader header, byte[] content) {
        return current(passage.identifier())
                .flatMap(newest -> succession(newest, header, content))
                .orElseGet(() -> new Written(insert(passage, origin, header, content)));
    }

    private Optional<StateVersion> current(StackIdentifier stack) {
        return table.newest(stack).filter(version -> version.origin() != StateOrigin.PURGE);
    }

    /** Why a state may not follow this one, or need not; nothing if it may. */
    private Optional<StateWriteResult> succession(StateVersion newest, StateHeader header, byte[] content) {
        if (!newest.lineage().equals(header.lineage())) {
            return Optional.of(refused(
                    Refusal.OTHER_LINEAGE,
                    "lineage %s is not the state's own, %s".formatted(header.lineage(), newest.lineage())));
        }
        if (newest.serial() == header.serial() && Arrays.equals(content(newest), content)) {
            return Optional.of(new Unchanged(newest));
        }
        return header.serial() > newest.serial()
                ? Optional.empty()
                : Optional.of(refused(
                        Refusal.STALE_SERIAL,
                        "serial %d is not above the state's own, %d".formatted(header.serial(), newest.serial())));
    }

    private byte[] content(StateVersion version) {
        return cipher.decrypt(version.stack(), version.number(), table.ciphertext(version.stack(), version.number()));
    }

    private StateVersion insert(Passage passage, StateOrigin origin, StateHeader header, byte[] content) {
        var number =
                table.newest(passage.identifier()).map(StateVersion::number).orElse(0L) + 1;
        var version = new StateVersion(
                passage.identifier(),
                number,
                header.serial(),
                header.lineage(),
                origin,
                passage.run(),
                clock.instant(),
                content.length,
                md5(content));
        table.insert(version, passage.epoch(), cipher.encrypt(version.stack(), number, content));
        return version;
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static StateWriteResult revoked() {
        return refused(Refusal.REVOKED, "the credential was revoked");
    }

    private static Refused refused(Refusal refusal, String reason) {
        return new Refused(refusal, reason);
    }
}
