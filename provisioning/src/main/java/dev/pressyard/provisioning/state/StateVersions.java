package dev.pressyard.provisioning.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the states of stacks: the newest, the earlier ones, what is in them and how they differ. */
@Component
public class StateVersions {

    private final StateTable table;
    private final StateCipher cipher;

    StateVersions(StateTable table, StateCipher cipher) {
        this.table = table;
        this.cipher = cipher;
    }

    /** The stack's state as it is now; nothing if there is none, or it was purged. */
    public Optional<StateVersion> latest(StackIdentifier stack) {
        return table.newest(stack).filter(version -> version.origin() != StateOrigin.PURGE);
    }

    /** One version of a stack's state, by its number. */
    public Optional<StateVersion> version(StackIdentifier stack, long number) {
        return table.find(stack, number);
    }

    /**
     * The content as Terraform sent it, byte for byte.
     *
     * @throws StateException if it does not decrypt with the keyset at hand
     */
    public byte[] content(StateVersion version) {
        return cipher.decrypt(version.stack(), version.number(), table.ciphertext(version.stack(), version.number()));
    }

    /**
     * Versions of a stack's state, newest first.
     *
     * @param before number that all of them are below; {@link Long#MAX_VALUE} for the newest
     * @param limit how many at most
     */
    public List<StateVersion> history(StackIdentifier stack, long before, int limit) {
        return table.before(stack, before, limit);
    }

    /**
     * Versions of a stack's state, oldest first.
     *
     * @param after number that all of them are above
     * @param limit how many at most
     */
    public List<StateVersion> historySince(StackIdentifier stack, long after, int limit) {
        return table.after(stack, after, limit);
    }

    /** The outputs in the stack's state, by name, in Terraform's order; empty if there is no state. */
    public Map<String, OutputValue> outputs(StackIdentifier stack) {
        return latest(stack).map(this::document).orElse(StateDocument.EMPTY).outputs();
    }

    /** The resources in the stack's state, in Terraform's order; empty if there is no state. */
    public List<StateResource> resources(StackIdentifier stack) {
        return latest(stack).map(this::document).orElse(StateDocument.EMPTY).resources();
    }

    /** Those of them that Terraform has made and not only read: what is there, as far as the state knows. */
    public List<StateResource> managed(StackIdentifier stack) {
        return resources(stack).stream()
                .filter(resource -> resource.mode() == StateResource.Mode.MANAGED)
                .toList();
    }

    /** What changed from one version to another; either may be a purge, which holds nothing. */
    public StateDifference difference(StateVersion before, StateVersion after) {
        return new StateComparison(document(before), document(after)).difference();
    }

    private StateDocument document(StateVersion version) {
        return version.origin() == StateOrigin.PURGE ? StateDocument.EMPTY : StateDocument.of(content(version));
    }
}
