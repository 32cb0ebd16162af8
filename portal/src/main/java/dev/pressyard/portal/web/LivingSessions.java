package dev.pressyard.portal.web;

import java.util.Set;

/** Knows which sessions have not ended: by signing out, by an administrator, or by their time. */
@FunctionalInterface
public interface LivingSessions {

    /** Those of these sessions, by id, that live. */
    Set<String> among(Set<String> sessions);
}
