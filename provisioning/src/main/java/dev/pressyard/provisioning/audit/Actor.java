package dev.pressyard.provisioning.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, and from where.
 *
 * @param name of the person, as signed in or as typed into a sign-in that failed
 * @param address of the machine the request came from; absent for the system itself
 */
public record Actor(String name, @Nullable String address) {

    /** The portal and its workers, when they act without being asked by a person. */
    public static final Actor SYSTEM = new Actor("system", null);

    private static final int LONGEST = 200;

    public Actor {
        name = RecordableText.line(name, LONGEST);
        address = address == null ? null : RecordableText.line(address, LONGEST);
    }
}
