package dev.pressyard.provisioning.image;

import java.util.List;

/** The bases whose packages matter: the newest, for what is built next, and those that the images in use stand on. */
public interface HeldBases {

    /**
     * Those of them that this node's engine holds, newest first.
     *
     * @throws ImageException if there is no engine
     */
    List<Image> find();
}
