package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.pressyard.provisioning.image.InputHash;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.sandbox.engine.ContainerPlan;
import dev.pressyard.sandbox.engine.EngineContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * One site's life on the real engine: each test takes up where the one before it left the site, since to order one
 * takes most of a minute. Needs an engine, HAProxy, and the images that {@code packer/} builds.
 */
@TestMethodOrder(OrderAnnotation.class)
class RunningSiteIntegrationTests {

    /** Its master and its workers; the shell's own kill, since the image has no other. */
    private static final String STOP_NGINX = """
        for process in /proc/[0-9]*; do
          read -r name < "$process/comm" || continue
          if [ "$name" = nginx ]; then kill -STOP "${process#/proc/}" && stopped=yes; fi
        done
        [ "$stopped" = yes ]
        """;

    @TempDir
    private static Path data;

    private static RunningSandbox sandbox;
    private static OrderedSite site;
    private static OrderedSite other;
    private static String image = "";

    @BeforeAll
    static void orderSite() {
        BuiltImages.database();
        sandbox = RunningSandbox.start(data, true);
        image = sandbox.siteImage();
        site = new OrderedSite("blog", sandbox.endpoint());
        other = new OrderedSite("again", sandbox.endpoint());
    }

    /** A sandbox that may not outlive its portal takes everything with it. */
    @AfterAll
    static void leaveNothing() throws IOException {
        sandbox.close();
        RunningSandbox.start(data, false).close();
        assertThat(daemons())
                .hasSizeGreaterThan(1)
                .noneMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    }

    /** The numbers that control plane, registry and proxy have left in the data folder. */
    private static List<Long> daemons() throws IOException {
        try (var files = Files.walk(data, 3)) {
            return files.filter(file -> file.endsWith("pid") && !file.endsWith("process/pid"))
                    .map(RunningSiteIntegrationTests::number)
                    .toList();
        }
    }

    private static long number(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    @Order(1)
    void runsADatabaseUntilItIsAvailable() {
        site.createDatabase(Stream.empty());

        assertThat(site.databaseStatus()).isEqualTo("creating");
        RunningSandbox.await(
                Duration.ofMinutes(5), () -> assertThat(site.databaseStatus()).isEqualTo("available"));
    }

    @Test
    @Order(2)
    void servesWordPressBehindTheLoadBalancer() {
        site.createService(image, 2);
        site.scale(2);

        RunningSandbox.await(Duration.ofMinutes(5), () -> {
            assertThat(site.service().runningCount()).isEqualTo(2);
            assertThat(site.service().deployments())
                    .singleElement()
                    .extracting(Deployment::rolloutState)
                    .isEqualTo(DeploymentRolloutState.COMPLETED);
        });
        RunningSandbox.await(
                Duration.ofMinutes(5), () -> assertThat(frontPage(site)).contains(OrderedSite.TITLE));
        assertThat(site.aws()
                        .loadBalancing()
                        .describeTargetHealth(request -> request.targetGroupArn(site.targetGroupArn()))
                        .targetHealthDescriptions())
                .hasSize(2)
                .allSatisfy(
                        target -> assertThat(target.targetHealth().state()).isEqualTo(TargetHealthStateEnum.HEALTHY));
    }

    @Test
    @Order(3)
    void bringsWhatContainersSayToTheLogGroup() {
        RunningSandbox.await(
                Duration.ofMinutes(2),
                () -> assertThat(site.aws()
                                .logs()
                                .filterLogEvents(request -> request.logGroupName("/site/blog"))
                                .events())
                        .anySatisfy(event -> {
                            assertThat(event.logStreamName()).startsWith("wordpress/wordpress/");
                            assertThat(event.message()).contains("supervisor");
                        }));
    }

    @Test
    @Order(3)
    void letsNobodyToTheDatabaseFromOutsideOrWithoutTls() throws InterruptedException {
        var database = sandbox.containersOf(Labels.DATABASE).getFirst();
        var ask = "MYSQL_PWD=\"$DATABASE_PASSWORD\" mariadb --protocol=tcp --host=127.0.0.1 --user=$DATABASE_USER"
                + " --execute 'select 1' ";

        assertThat(database.publishedPorts()).isEmpty();
        assertThat(shell(database, ask + "--ssl --disable-ssl-verify-server-cert"))
                .isTrue();
        assertThat(shell(database, ask + "--skip-ssl")).isFalse();
    }

    /** The same attempt succeeds from within, which shows that it is the network that refuses. */
    @Test
    @Order(3)
    void letsNobodyToTheDatabaseFromAnotherNetwork() throws InterruptedException {
        var database = sandbox.containersOf(Labels.DATABASE).getFirst();
        var own = sandbox.engine()
                .labels()
                .name(sandbox.engine().networks().all().iterator().next());

        assertThat(sandbox.engine().run(attempt(own, database.address()), Duration.ofMinutes(1)))
                .isZero();
        assertThat(sandbox.engine().run(attempt("bridge", database.address()), Duration.ofMinutes(1)))
                .isNotZero();
    }

    private static ContainerPlan attempt(String network, String address) {
        return new ContainerPlan(
                "attempt",
                BuiltImages.database(),
                List.of("timeout", "5", "bash", "-c"),
                List.of("exec 3<>/dev/tcp/%s/3306".formatted(address)),
                Optional.empty(),
                Map.of(),
                Map.of(),
                HostConfig.newHostConfig().withNetworkMode(network),
                List.of(),
                Optional.empty(),
                1);
    }

    @Test
    @Order(3)
    void makesATaskAsItsDefinitionHasIt() throws IOException {
        var task = sandbox.inspect(tasks().getFirst());
        var host = task.getHostConfig();

        assertThat(task.getConfig().getUser()).isEqualTo("33:33");
        assertThat(stopTimeout(task.getId())).isEqualTo("45");
        assertThat(task.getConfig().getHealthcheck().getTest()).containsExactly("NONE");
        assertThat(host.getReadonlyRootfs()).isTrue();
        assertThat(host.getPrivileged()).isFalse();
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
        assertThat(host.getMemory()).isEqualTo(1024L * 1024 * 1024);
        assertThat(host.getCpuQuota()).isEqualTo(50_000);
        assertThat(task.getMounts())
                .extracting(mount -> String.valueOf(mount.getDestination()))
                .containsExactlyInAnyOrder("/tmp", "/run/wordpress", "/var/www/html/wp-content/uploads");
        var uploads = host.getBinds()[0].getPath();
        assertThat(Files.getAttribute(Path.of(uploads), "unix:uid")).isEqualTo(33);
        assertThat(Files.getAttribute(Path.of(uploads), "unix:gid")).isEqualTo(33);
        assertThat((int) Files.getAttribute(Path.of(uploads), "unix:mode") & 07777)
                .isEqualTo(0750);
    }

    @Test
    @Order(3)
    void holdsTheDatabaseToItsInstanceClassWhileItRuns() throws IOException {
        var container = sandbox.containersOf(Labels.DATABASE).getFirst();
        assertThat(sandbox.inspect(container).getHostConfig().getMemory()).isEqualTo(1024L * 1024 * 1024);

        site.changeDatabaseClass("db.t4g.small");

        RunningSandbox.await(
                Duration.ofMinutes(1),
                () -> assertThat(sandbox.inspect(container).getHostConfig().getMemory())
                        .isEqualTo(2L * 1024 * 1024 * 1024));
    }

    /** Asked of the engine's own client: docker-java knows no such property of what it inspects. */
    private static String stopTimeout(String container) throws IOException {
        var inspection =
                new ProcessBuilder("docker", "inspect", "--format", "{{.Config.StopTimeout}}", container).start();
        return new String(inspection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    @Test
    @Order(3)
    void replacesATaskThatHangs() throws InterruptedException {
        var hanging = tasks().getFirst();
        assertThat(shell(hanging, STOP_NGINX)).isTrue();

        RunningSandbox.await(Duration.ofMinutes(5), () -> {
            assertThat(ids(tasks())).hasSize(2).doesNotContain(hanging.id());
            assertThat(healthyTargets()).hasSize(2);
        });
        assertThat(site.service().events())
                .anySatisfy(event -> assertThat(event.message()).contains("failed its health checks"));
        assertThat(site.reasonsOfStoppedTasks())
                .anySatisfy(reason -> assertThat(reason).contains("failed its health checks"));
    }

    @Test
    @Order(3)
    void replacesAKilledTaskWithoutAnError() {
        try (var load = Load.on(address(site))) {
            var before = tasks();
            sandbox.kill(before.getFirst());

            var took = RunningSandbox.await(Duration.ofMinutes(5), () -> {
                assertThat(ids(tasks()))
                        .hasSize(2)
                        .doesNotContain(before.getFirst().id());
                assertThat(healthyTargets()).hasSize(2);
            });
            System.out.printf("MEASURED killed task until two healthy targets %.1f s%n", took.toMillis() / 1000.0);
            if (!isBusy()) {
                assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(15));
            }
            assertThat(load.failures()).isEmpty();
        }
    }

    /** Whether more is to be computed than the machine has processors for. */
    private static boolean isBusy() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() >= system.getAvailableProcessors();
    }

    @Test
    @Order(3)
    void spreadsRequestsOverTasks() {
        RunningSandbox.await(
                Duration.ofMinutes(2), () -> assertThat(healthyTargets()).hasSize(2));
        var before = sandbox.requests();
        IntStream.range(0, 20).forEach(_ -> frontPage(site));

        RunningSandbox.await(
                Duration.ofMinutes(1),
                () -> assertThat(tasks()).hasSize(2).allSatisfy(task -> {
                    var id = task.label(Labels.TASK_ID);
                    assertThat(sandbox.requests().getOrDefault(id, 0L) - before.getOrDefault(id, 0L))
                            .isGreaterThanOrEqualTo(5);
                }));
    }

    @Test
    @Order(3)
    void findsTheDatabaseImageByWhatItWasMadeOf() {
        assertThat(BuiltImages.database()).endsWith(":" + InputHash.ofFiles(Path.of(".."), Labels.DATABASE));
    }

    @Test
    @Order(4)
    void rollsAChangeOutWithoutAFailedRequest() {
        var before = tasks();
        try (var load = Load.on(address(site))) {
            var next = site.registerTaskDefinition(image, Map.of("WORDPRESS_CHANGED", "yes"));
            site.deploy(next);

            RunningSandbox.await(
                    Duration.ofMinutes(5), () -> assertThat(isSteadyOn(next)).isTrue());
            assertThat(ids(tasks())).doesNotContainAnyElementsOf(ids(before));
            assertThat(load.answers()).isPositive();
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void rollsABrokenImageBackWhileTheSiteStaysUp() {
        var good = site.service().taskDefinition();
        try (var load = Load.on(address(site))) {
            site.deploy(site.registerTaskDefinition(sandbox.brokenImage(), Map.of()));

            RunningSandbox.await(Duration.ofMinutes(5), () -> {
                assertThat(site.service().events())
                        .anySatisfy(event -> assertThat(event.message()).contains("deployment failed"));
                assertThat(isSteadyOn(good)).isTrue();
            });
            assertThat(load.failures()).isEmpty();
        }
    }

    /** There are many more requests in a minute than one a task; those before somebody counts them do not count. */
    @Test
    @Order(6)
    void startsATaskMoreForMoreRequests() {
        site.scale(3);

        try (var load = Load.on(address(site))) {
            var took = RunningSandbox.await(Duration.ofMinutes(5), () -> {
                assertThat(site.service().desiredCount()).isEqualTo(3);
                assertThat(healthyTargets()).hasSize(3);
            });
            System.out.printf("MEASURED more requests until three healthy targets %.1f s%n", took.toMillis() / 1000.0);
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    @Order(7)
    void goesOnWhileThePortalIsRestarted() {
        var before = tasks();
        try (var load = Load.on(address(site))) {
            sandbox.close();
            sandbox = RunningSandbox.start(data, true);

            RunningSandbox.await(
                    Duration.ofMinutes(2), () -> assertThat(address(site)).isNotNull());
            assertThat(ids(tasks())).containsExactlyInAnyOrderElementsOf(ids(before));
            assertThat(healthyTargets()).hasSize(3);
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    @Order(8)
    void leavesNothingButTheFinalSnapshotWhenTheSiteIsDestroyed() throws InterruptedException {
        var port = address(site).getPort();
        rename("Kept in the snapshot");
        site.deleteService();
        site.deleteDatabase("blog-final");
        sandbox.kill(sandbox.containersOf(Labels.DATABASE).getFirst());
        site.deleteTheRest();

        RunningSandbox.await(Duration.ofMinutes(5), () -> {
            assertThat(sandbox.engine().containers()).isEmpty();
            assertThat(sandbox.engine().networks().all()).isEmpty();
            assertThat(sandbox.engine().volumes().all()).isEmpty();
            assertThat(folderOf(site.fileSystemId())).isEmpty();
            assertThat(Load.isOpen(port)).isFalse();
            assertThat(site.snapshotStatus("blog-final")).isEqualTo("available");
        });
    }

    @Test
    @Order(9)
    void restoresTheSnapshotIntoAnotherSite() {
        other.createDatabase(Stream.of("blog-final"));
        RunningSandbox.await(
                Duration.ofMinutes(5), () -> assertThat(other.databaseStatus()).isEqualTo("available"));
        other.createService(image, 1);

        RunningSandbox.await(
                Duration.ofMinutes(5), () -> assertThat(frontPage(other)).contains("Kept in the snapshot"));
    }

    @Test
    @Order(10)
    void takesUpAnotherWordOnTls() {
        var before = sandbox.containersOf(Labels.DATABASE).getFirst();
        other.allowConnectionsWithoutTls();

        RunningSandbox.await(
                Duration.ofMinutes(5),
                () -> assertThat(sandbox.containersOf(Labels.DATABASE))
                        .singleElement()
                        .satisfies(database -> {
                            assertThat(database.id()).isNotEqualTo(before.id());
                            assertThat(sandbox.engine().inside(database.id()).variable("DATABASE_TLS"))
                                    .contains("off");
                        }));
    }

    @Test
    @Order(10)
    void keepsADumpNoLongerThanItsSnapshot() {
        assertThat(dumps()).hasSize(1);
        other.aws().rds().deleteDBSnapshot(request -> request.dbSnapshotIdentifier("blog-final"));

        RunningSandbox.await(Duration.ofMinutes(2), () -> assertThat(dumps()).isEmpty());
    }

    private static List<Path> dumps() {
        try (var paths = Files.walk(data.resolve("runtime/snapshots"))) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    @Order(11)
    void saysWhenTheControlPlaneIsLostAndStopsWhatItOrdered() {
        var port = address(other).getPort();
        assertThat(sandbox.losses()).isZero();

        sandbox.killControlPlane(data);

        RunningSandbox.await(Duration.ofMinutes(5), () -> {
            assertThat(sandbox.losses()).isEqualTo(1);
            assertThat(sandbox.engine().containers()).isEmpty();
            assertThat(Load.isOpen(port)).isFalse();
        });
        assertThat(sandbox.engine().volumes().all()).hasSize(1);

        RunningSandbox.await(Duration.ofMinutes(5), () -> {
            assertThat(sandbox.connector().removeRemains(new Target() {}, other.id()))
                    .isEmpty();
            assertThat(sandbox.engine().volumes().all()).isEmpty();
        });
    }

    private static void rename(String title) throws InterruptedException {
        var database = sandbox.containersOf(Labels.DATABASE).getFirst();
        var client = "MYSQL_PWD=\"$DATABASE_PASSWORD\" mariadb --socket=/run/mysqld/mysqld.sock --user=$DATABASE_USER"
                + " $DATABASE_NAME --execute ";
        var update = "\"update wp_options set option_value = '%s' where option_name = 'blogname'\"".formatted(title);
        assertThat(shell(database, client + update)).isTrue();
    }

    private static boolean shell(EngineContainer container, String script) throws InterruptedException {
        return sandbox.engine().inside(container.id()).succeeds(List.of("sh", "-c", script), Duration.ofMinutes(1));
    }

    private static boolean isSteadyOn(String taskDefinition) {
        var deployments = site.service().deployments();
        return deployments.size() == 1
                && deployments.getFirst().rolloutState() == DeploymentRolloutState.COMPLETED
                && site.service().taskDefinition().equals(taskDefinition)
                && tasks().size() == 2;
    }

    private static Stream<Path> folderOf(String fileSystem) {
        try (var paths = Files.walk(data.resolve("runtime/file-systems"), 4)) {
            return paths.filter(path -> path.endsWith(fileSystem)).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> ids(List<EngineContainer> containers) {
        return containers.stream().map(EngineContainer::id).toList();
    }

    private static String frontPage(OrderedSite of) {
        return Load.get(address(of));
    }

    private static URI address(OrderedSite of) {
        return sandbox.addresses()
                .addressOf("blog", of.loadBalancerArn(), Duration.ZERO)
                .orElseThrow(AssertionError::new);
    }

    private static List<EngineContainer> tasks() {
        return sandbox.containersOf(Labels.TASK).stream()
                .filter(EngineContainer::isRunning)
                .toList();
    }

    private static List<String> healthyTargets() {
        return site
                .aws()
                .loadBalancing()
                .describeTargetHealth(request -> request.targetGroupArn(site.targetGroupArn()))
                .targetHealthDescriptions()
                .stream()
                .filter(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
                .map(target -> target.target().id())
                .toList();
    }
}
