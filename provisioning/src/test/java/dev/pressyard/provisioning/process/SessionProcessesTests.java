package dev.pressyard.provisioning.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.pressyard.provisioning.process.ChildProcess.Attachment;
import dev.pressyard.provisioning.process.ProcessExit.Exited;
import dev.pressyard.provisioning.process.ProcessExit.Vanished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionProcessesTests {

    /** Says that it is there, then waits for as long as nobody stops it. */
    private static final String FOREVER = "echo ready; exec sleep 1000";

    @TempDir
    private Path folder;

    private final ChildProcesses processes = new SessionProcesses();

    private final List<ChildProcess> started = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(ChildProcess::kill);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 255})
    void recordsTheExitCode(int code) {
        var process = start("exit " + code);

        assertThat(process.attachment()).isEqualTo(Attachment.STARTED);
        assertThat(exitOf(process)).isEqualTo(new Exited(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 9, 11, 15})
    void recordsDeathBySignalAsAShellDoes(int signal) {
        assertThat(exitOf(start("kill -s " + signal + " $$"))).isEqualTo(new Exited(128 + signal));
    }

    /** Nineteen is the most that Linux knows. */
    @Test
    void givesWayToWhoWaitsForAPage() throws Exception {
        var own = Integer.parseInt(
                new String(new ProcessBuilder("nice").start().getInputStream().readAllBytes(), UTF_8).strip());
        var process = start("nice");

        assertThat(exitOf(process)).isEqualTo(new Exited(0));
        assertThat(process.output()).content().isEqualToIgnoringNewLines(Integer.toString(Math.min(19, own + 10)));
    }

    @Test
    void recordsAProgramThatDoesNotExist() {
        var process = start(new Command(List.of("no-such-program"), folder, Map.of()));

        assertThat(exitOf(process)).isEqualTo(new Exited(127));
        assertThat(process.output()).content().contains("no-such-program");
    }

    @Test
    void leavesNothingBehindWhereNothingCanBeStarted() {
        var nowhere = new Command(List.of("true"), folder.resolve("missing"), Map.of("PASSWORD", "hunter22"));

        assertThatExceptionOfType(ChildProcessException.class)
                .isThrownBy(() -> start(nowhere))
                .withMessageContaining("PASSWORD")
                .withMessageNotContaining("hunter22");
        assertThat(exitOf(start("exit 3"))).isEqualTo(new Exited(3));
    }

    @Test
    void writesBothStreamsToOneFileInOrder() {
        var process = start("echo one; echo two >&2; echo three; cat");

        assertThat(exitOf(process)).isEqualTo(new Exited(0));
        assertThat(process.output()).hasContent("one\ntwo\nthree\n");
    }

    @Test
    void keepsItsRecordsToItself() throws IOException {
        start("true");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(records())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(records().resolve("output"))))
                .isEqualTo("rw-------");
    }

    @Test
    void passesArgumentsAsTheyAre() {
        var arguments = List.of("a b", "$HOME", "'\"", "*", "", "--", "new\nline");
        var command = new ArrayList<>(List.of("printf", "<%s>"));
        command.addAll(arguments);
        var process = start(new Command(command, folder, Map.of()));

        assertThat(exitOf(process)).isEqualTo(new Exited(0));
        assertThat(process.output()).content().isEqualTo("<" + String.join("><", arguments) + ">");
    }

    @Test
    void showsSecretsToNobodyElse() throws IOException {
        var secret = "correct-horse-battery-staple";
        var process = start(new Command(
                List.of(
                        "sh",
                        "-c",
                        "echo ready; [ \"$PASSWORD\" = " + secret.replace("horse", "h\"\"orse")
                                + " ] && exec sleep 1000"),
                folder,
                Map.of("PASSWORD", secret)));
        awaitReady(process);

        try (var everything = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            assertThat(everything).noneMatch(any -> commandLine(any).contains(secret));
        }
        assertThat(process.poll()).isEmpty();
    }

    @Test
    void inheritsOnlyWhatIsListed() {
        var process = start(new Command(List.of("env"), folder, Map.of("TF_IN_AUTOMATION", "1")));

        assertThat(exitOf(process)).isEqualTo(new Exited(0));
        assertThat(process.output())
                .content()
                .contains("TF_IN_AUTOMATION=1\n", "PATH=" + System.getenv("PATH") + "\n", "LANG=")
                .doesNotContain("JAVA_HOME", "MAVEN");
    }

    @Test
    void interruptsTheWholeGroupAndStillRecordsTheExitCode() {
        var process = start(
                "trap : INT; sh -c 'trap \"echo grandchild; exit 7\" INT; echo ready; while :; do sleep 0.01; done'; exit $?");
        awaitReady(process);

        process.interrupt();

        assertThat(exitOf(process)).isEqualTo(new Exited(7));
        assertThat(process.output()).content().contains("grandchild");
    }

    @Test
    void recordsTheDeathOfWhatAnInterruptStops() {
        var process = start(FOREVER);
        awaitReady(process);

        process.interrupt();

        assertThat(exitOf(process)).isEqualTo(new Exited(130));
    }

    @Test
    void letsTheCommandOutliveInterruptsThatItHandles() {
        var process = start("trap 'echo heard' INT; echo ready; while [ ! -e stop ]; do sleep 0.01; done; exit 5");
        awaitReady(process);

        process.interrupt();
        await().until(() -> lines(process).filter("heard"::equals).count() == 1);
        process.interrupt();
        await().until(() -> lines(process).filter("heard"::equals).count() == 2);

        assertThat(process.poll()).isEmpty();
        touch("stop");
        assertThat(exitOf(process)).isEqualTo(new Exited(5));
    }

    @Test
    void killsTheWholeGroup() {
        var process = start("trap '' INT; sleep 1000 & echo $! > grandchild; echo ready; wait");
        awaitReady(process);

        process.kill();

        assertThat(exitOf(process)).isEqualTo(new Exited(137));
        var grandchild = Long.parseLong(read(folder.resolve("grandchild")).strip());
        await().until(() -> !isAlive(grandchild));
        assertThat(processes.startOrAttach(records(), () -> command("exit 1")).poll())
                .contains(new Exited(137));
    }

    @Test
    void reattachesToALivingProcess() {
        var first = start("echo ready; while [ ! -e stop ]; do sleep 0.01; done; exit 9");
        awaitReady(first);

        var second = new SessionProcesses().startOrAttach(records(), () -> command("echo never"));

        assertThat(second.attachment()).isEqualTo(Attachment.REATTACHED);
        assertThat(second.poll()).isEmpty();
        touch("stop");
        assertThat(exitOf(second)).isEqualTo(new Exited(9));
        assertThat(second.output()).hasContent("ready\n");
    }

    @Test
    void reattachesAfterTheJvmThatStartedItWasKilled() throws IOException {
        try (var _ = KilledJvm.running(records(), "echo ready; while [ ! -e stop ]; do sleep 0.01; done; exit 6")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.exists(records().resolve("pid")));
        }

        var process = start("echo never");
        assertThat(process.attachment()).isEqualTo(Attachment.REATTACHED);
        awaitReady(process);
        assertThat(process.poll()).isEmpty();
        touch("stop");
        assertThat(exitOf(process)).isEqualTo(new Exited(6));
    }

    @Test
    void interruptsWhatAJvmInTheBackgroundHasStarted() throws IOException {
        try (var _ = KilledJvm.running(records(), FOREVER)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.exists(records().resolve("pid")));
        }
        var process = start("echo never");
        awaitReady(process);

        process.interrupt();

        assertThat(exitOf(process)).isEqualTo(new Exited(130));
    }

    @Test
    void reportsAnEarlierExit() {
        exitOf(start("exit 4"));

        var second = processes.startOrAttach(records(), () -> command("echo never"));

        assertThat(second.attachment()).isEqualTo(Attachment.FINISHED);
        assertThat(second.poll()).contains(new Exited(4));
        second.interrupt();
        second.kill();
        assertThat(second.poll()).contains(new Exited(4));
    }

    @Test
    void staysWithTheCommandWhenOnlyItsRecorderIsKilled() {
        var process = start("echo ready; while [ ! -e stop ]; do sleep 0.01; done");
        awaitReady(process);
        var recorder = identity();

        var handle = ProcessHandle.of(recorder.pid()).orElseThrow();
        assertThat(handle.destroyForcibly()).isTrue();
        handle.onExit().join();

        assertThat(process.poll()).isEmpty();
        touch("stop");
        assertThat(exitOf(process)).isInstanceOf(Vanished.class);
        assertThat(processes
                        .startOrAttach(records(), () -> command("echo never"))
                        .attachment())
                .isEqualTo(Attachment.FINISHED);
    }

    @Test
    void doesNotMistakeAStrangerWithTheSamePid() throws IOException {
        var stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            writeRecords(stranger.pid() + " 1 " + ProcessIdentity.here());
            var process = processes.startOrAttach(records(), () -> command("echo never"));

            assertThat(process.attachment()).isEqualTo(Attachment.FINISHED);
            assertThat(process.poll()).containsInstanceOf(Vanished.class);
            process.interrupt();
            process.kill();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void knowsThatNothingOutlivesItsBoot() throws IOException {
        var process = start(FOREVER);
        awaitReady(process);
        var identity = identity();

        Files.writeString(
                records().resolve("pid"), identity.pid() + " " + identity.startTicks() + " another-boot/pid:[1]");
        assertThat(process.poll()).containsInstanceOf(Vanished.class);

        Files.writeString(
                records().resolve("pid"), identity.pid() + " " + identity.startTicks() + " " + identity.place());
        assertThat(process.poll()).isEmpty();
    }

    private ChildProcess start(String script) {
        return start(command(script));
    }

    private ChildProcess start(Command command) {
        var process = processes.startOrAttach(records(), () -> command);
        started.add(process);
        return process;
    }

    private Command command(String script) {
        return new Command(List.of("sh", "-c", script), folder, Map.of());
    }

    private Path records() {
        return folder.resolve("records");
    }

    private void writeRecords(String pid) throws IOException {
        Files.createDirectories(records());
        Files.writeString(records().resolve("output"), "");
        Files.writeString(records().resolve("pid"), pid);
    }

    private ProcessIdentity identity() {
        return new ProcessRecords(records()).identity().orElseThrow();
    }

    private void touch(String name) {
        try {
            Files.createFile(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ProcessExit exitOf(ChildProcess process) {
        return await().until(process::poll, Optional::isPresent).orElseThrow();
    }

    private static void awaitReady(ChildProcess process) {
        await().until(() -> lines(process).anyMatch("ready"::equals));
    }

    private static Stream<String> lines(ChildProcess process) {
        return read(process.output()).lines();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
