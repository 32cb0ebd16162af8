package dev.pressyard.provisioning.state;

import java.net.URI;

/** Knows where the Terraform of this node finds the state service. Implemented by whoever serves it. */
public interface StateServiceAddress {

    /** The portal's own address, for example {@code http://127.0.0.1:8080}. */
    URI portal();
}
