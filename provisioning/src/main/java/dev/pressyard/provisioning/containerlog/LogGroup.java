package dev.pressyard.provisioning.containerlog;

import dev.pressyard.provisioning.target.TargetSession;

/** A log group and access to it. */
record LogGroup(TargetSession session, String name) {}
