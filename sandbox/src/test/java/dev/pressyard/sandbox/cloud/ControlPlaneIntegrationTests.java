package dev.pressyard.sandbox.cloud;

import static dev.pressyard.sandbox.cloud.CloudConfiguration.portal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pressyard.sandbox.cloud.CloudConfiguration.Losses;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Running;
import dev.pressyard.sandbox.daemon.Daemons;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

class ControlPlaneIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OUTLIVES = "pressyard.sandbox.outlives-portal=true";

    @TempDir
    private Path data;

    @Test
    void isStartedAndStoppedWithThePortal() {
        var process = new ProcessHandle[1];
        portal(data).run(context -> process[0] = processOf(running(context)));

        assertThat(process[0].isAlive()).isFalse();
    }

    @Test
    void isFoundAgainByTheNextPortalWhenItMayOutliveOne() {
        var before = new Running[1];
        portal(data).withPropertyValues(OUTLIVES).run(context -> before[0] = running(context));

        portal(data).run(context -> {
            assertThat(running(context)).usingRecursiveComparison().isEqualTo(before[0]);
            assertThat(context.getBean(Losses.class).count()).hasValue(0);
        });
    }

    @Test
    void isStartedAnewWhenItDiedAndSaysThatItForgot() {
        portal(data).run(context -> {
            var before = running(context);
            kill(before);

            var after = runningAfter(before, context);
            assertThat(after.endpoint()).as("the same address").isEqualTo(before.endpoint());
            assertThat(context.getBean(Losses.class).count()).hasValue(1);
        });
    }

    @Test
    void saysThatItForgotWhenItDiedBetweenTwoPortals() {
        var own = new Running[1];
        portal(data).withPropertyValues(OUTLIVES).run(context -> own[0] = running(context));
        kill(own[0]);

        portal(data).run(context -> {
            running(context);
            assertThat(context.getBean(Losses.class).count()).hasValue(1);
        });
    }

    @Test
    void givesWayToAnEmulatorOfTheUser() {
        portal(data)
                .withPropertyValues("pressyard.sandbox.endpoint=http://127.0.0.1:4566")
                .run(context -> {
                    var controlPlane = context.getBean(ControlPlane.class);
                    assertThat(controlPlane.endpoint(Duration.ZERO)).isEqualTo(URI.create("http://127.0.0.1:4566"));
                    assertThat(data.resolve("control-plane/program")).doesNotExist();
                });
    }

    @Test
    void isNotThereWhenTheSandboxIsSwitchedOffAndSaysWhatIsLostWithIt() {
        portal(data).run(context -> running(context));

        portal(data)
                .withPropertyValues("pressyard.target.sandbox.enabled=false")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(ControlPlane.class);
                    var losses = context.getBean(Losses.class);
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(losses.count()).hasValue(1));
                });
    }

    @Test
    void isNotGivenUpByAPortalWithAnotherOneWhileItLives() {
        var own = new Running[1];
        portal(data).withPropertyValues(OUTLIVES).run(context -> own[0] = running(context));

        portal(data)
                .withPropertyValues(OUTLIVES, "pressyard.sandbox.endpoint=http://127.0.0.1:4566")
                .run(context -> {
                    var losses = context.getBean(Losses.class);
                    assertThat(losses.count()).hasValue(0);
                    kill(own[0]);
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(losses.count()).hasValue(1));
                });
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        var other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .filter(address -> !address.isLoopbackAddress())
                .findFirst();
        portal(data).run(context -> {
            var port = running(context).endpoint().getPort();
            assertThat(connects(InetAddress.getLoopbackAddress(), port)).isTrue();
            assertThat(other)
                    .isPresent()
                    .get()
                    .satisfies(address -> assertThat(connects(address, port)).isFalse());
        });
    }

    @Test
    void namesWhatIsMissingWhereThereIsNoMoto() {
        assertThat(MotoInstallation.find(data.toString())).isEmpty();
    }

    @Test
    void findsThePythonBesideALinkedMotoServer() throws IOException {
        var environment = Files.createDirectories(data.resolve("venv/bin"));
        var server = executable(environment.resolve("moto_server"));
        var python = executable(environment.resolve("python3"));
        var path = Files.createDirectories(data.resolve("bin"));
        Files.createSymbolicLink(path.resolve("moto_server"), server);

        assertThat(MotoInstallation.find("/nowhere:" + path)).contains(new MotoInstallation(python));
    }

    @Test
    void refusesToGiveAnEndpointThatNeverCame() {
        var board = new ControlPlane(new SandboxSettings(null, false), neverUsed());

        assertThatThrownBy(() -> board.endpoint(Duration.ofMillis(1)))
                .isInstanceOf(ControlPlaneUnavailableException.class)
                .hasMessageContaining("has not come up");
    }

    private ControlPlaneKeeper neverUsed() {
        var folder = new ControlPlaneFolder(data);
        var daemons = new Daemons((records, command) -> {
            throw new AssertionError("nothing is to be started");
        });
        return new ControlPlaneKeeper(folder, daemons, new ControlPlaneLosses(folder, () -> {}), Clock.systemUTC());
    }

    private static Path executable(Path file) throws IOException {
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static Running running(ApplicationContext context) {
        var controlPlane = context.getBean(ControlPlane.class);
        controlPlane.endpoint(PATIENCE);
        return (Running) controlPlane.state();
    }

    private static Running runningAfter(Running former, ApplicationContext context) {
        var controlPlane = context.getBean(ControlPlane.class);
        return await("the next incarnation")
                .atMost(PATIENCE)
                .until(
                        () -> controlPlane.state() instanceof Running running
                                        && !running.identity()
                                                .incarnation()
                                                .equals(former.identity().incarnation())
                                ? running
                                : null,
                        Objects::nonNull);
    }

    private static void kill(Running controlPlane) {
        var process = processOf(controlPlane);
        process.destroyForcibly();
        process.onExit().join();
    }

    private static ProcessHandle processOf(Running controlPlane) {
        return ProcessHandle.of(controlPlane.identity().pid()).orElseThrow();
    }

    private static boolean connects(InetAddress address, int port) throws IOException {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }
}
