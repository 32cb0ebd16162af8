package dev.pressyard.provisioning.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another JVM that starts a process and then only waits to be killed. */
final class KilledJvm implements AutoCloseable {

    private final Process jvm;

    private KilledJvm(Process jvm) {
        this.jvm = jvm;
    }

    /**
     * Starts a JVM that runs {@code script}. SIGINT is ignored in it, as in everything that a script starts in the
     * background.
     */
    static KilledJvm running(Path records, String script) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new KilledJvm(new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap '' INT; exec \"$@\"",
                        "sh",
                        java,
                        "-cp",
                        location(SessionProcesses.class) + File.pathSeparator + location(KilledJvm.class),
                        KilledJvm.class.getName(),
                        records.toString(),
                        script)
                .inheritIO()
                .start());
    }

    public static void main(String[] arguments) throws InterruptedException {
        var records = Path.of(arguments[0]);
        var command = new Command(List.of("sh", "-c", arguments[1]), records.resolve(".."), Map.of());
        new SessionProcesses().startOrAttach(records, () -> command);
        Thread.currentThread().join();
    }

    private static String location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    /** Kills it with SIGKILL. */
    @Override
    public void close() {
        jvm.destroyForcibly().onExit().join();
    }
}
