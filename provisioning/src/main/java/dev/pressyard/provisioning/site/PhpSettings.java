package dev.pressyard.provisioning.site;

import org.springframework.util.Assert;

/**
 * What a site's PHP may use. The container is told at its start; no image is built for it.
 *
 * @param memory MiB that one request may use, 64 to 2048
 * @param upload MiB of the largest upload, 1 to 1024
 */
public record PhpSettings(int memory, int upload) {

    public static final int LEAST_MEMORY = 64;
    public static final int LEAST_UPLOAD = 1;
    public static final int MOST_UPLOAD = 1024;

    /** What the image has by itself: the defaults of the role {@code php}. */
    public static final PhpSettings USUAL = new PhpSettings(256, 64);

    private static final int MOST_MEMORY = 2048;

    public PhpSettings {
        Assert.isTrue(memory >= LEAST_MEMORY && memory <= MOST_MEMORY, "A request may use 64 to 2048 MiB");
        Assert.isTrue(upload >= LEAST_UPLOAD && upload <= MOST_UPLOAD, "An upload has 1 to 1024 MiB at most");
    }

    /**
     * The most that one request may use in a container, in MiB: half of it, so that two fit.
     *
     * @param taskMemory MiB of the container
     */
    public static int mostMemory(int taskMemory) {
        return Math.min(MOST_MEMORY, taskMemory / 2);
    }
}
