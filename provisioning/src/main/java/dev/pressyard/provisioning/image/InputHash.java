package dev.pressyard.provisioning.image;

import java.nio.file.Path;

/** Names what goes into an image of any kind, for those who build one beside the images of sites. */
public final class InputHash {

    private InputHash() {}

    /**
     * 20 hexadecimal digits, equal for equal files; an image bears them as {@code dev.pressyard.inputs}.
     *
     * @param home with the folders {@code packer} and {@code ansible}
     * @param kind the folder below {@code packer}, in which {@code inputs.txt} lists the files
     * @throws ImageException if the list or a file cannot be read
     */
    public static String ofFiles(Path home, String kind) {
        return new ImageInputs(new InputFiles(home).digests(kind)).hash();
    }
}
