package dev.pressyard.portal.measurement;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What this process holds once garbage is collected, in bytes.
 *
 * @param heap objects that are in use
 * @param resident pages in memory, as Linux counts them; a heap that has once grown stays resident
 */
record Memory(long heap, long resident) {

    /** Collects garbage and looks. */
    static Memory settled() throws IOException {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Memory(heap, pagesInMemory());
    }

    private static long pagesInMemory() throws IOException {
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        }
    }

    void reportOver(Memory idle, String what) {
        System.out.printf(
                Locale.ROOT,
                "MEASURED memory over idle, %s: heap %.1f MB, resident %.1f MB%n",
                what,
                (heap - idle.heap) / 1e6,
                (resident - idle.resident) / 1e6);
    }
}
