package dev.pressyard.provisioning.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which process a pid meant when it was written down. A pid alone may since have been given to a stranger.
 *
 * @param pid also the id of the session and of the process group that it leads
 * @param startTicks its start in clock ticks since boot: field 22 of {@code /proc/<pid>/stat}, see proc_pid_stat(5)
 * @param place the boot and pid namespace it lives in, see {@link #here()}
 */
record ProcessIdentity(long pid, long startTicks, String place) {

    private static final Path PROC = Path.of("/proc");

    /** The boot and pid namespace of this JVM, in which pids are comparable. */
    static String here() {
        try {
            var boot =
                    Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
            return boot + "/" + Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
        } catch (IOException failure) {
            throw new ChildProcessException("/proc says nothing about this machine's boot", failure);
        }
    }

    static ProcessIdentity parse(String record) {
        var fields = record.strip().split(" ", 3);
        return new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]);
    }

    /**
     * Whether the process lives, or, where only the recording shell was killed, any other process of its session does.
     *
     * @param mark what the environment of every such process holds
     */
    boolean lives(String mark) {
        if (!place.equals(here())) {
            return false;
        }
        var leader = Stat.of(PROC.resolve(Long.toString(pid)));
        if (leader.isPresent() && leader.get().startTicks != startTicks) {
            return false; // the kernel gives out no pid that still names a session, so ours is gone
        }
        return leader.filter(Stat::isRunning).isPresent() || hasSurvivors(mark);
    }

    private boolean hasSurvivors(String mark) {
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                if (Stat.of(process)
                                .filter(stat -> stat.session == pid && stat.isRunning())
                                .isPresent()
                        && environment(process).contains(mark)) {
                    return true;
                }
            }
            return false;
        } catch (IOException failure) {
            throw new ChildProcessException("/proc cannot be listed", failure);
        }
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private record Stat(char state, long session, long startTicks) {

        static Optional<Stat> of(Path process) {
            try {
                var stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
                var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                return Optional.of(
                        new Stat(fields[0].charAt(0), Long.parseLong(fields[3]), Long.parseLong(fields[19])));
            } catch (IOException gone) {
                return Optional.empty();
            }
        }

        boolean isRunning() {
            return state != 'Z' && state != 'X';
        }
    }
}
