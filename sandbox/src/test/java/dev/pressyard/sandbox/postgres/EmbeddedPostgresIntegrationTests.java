package dev.pressyard.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressyard.provisioning.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresIntegrationTests {

    /** Shared: to set a cluster up takes seconds. A test that stores something has a table of its own. */
    @TempDir
    private static Path data;

    @Test
    void keepsWhatItConfirmedFromOneStartToTheNext() {
        portal().run(context -> store("from_the_first_start", context));

        portal().run(context ->
                assertThat(rowsIn("from_the_first_start", context)).isEqualTo(1));
    }

    @Test
    void writesToTheDiskBeforeItConfirms() {
        portal().run(context -> {
            var database = context.getBean(PostgresServer.class);
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
        });
    }

    @Test
    void listensOnLoopbackOnly() {
        portal().run(context -> {
            var database = context.getBean(PostgresServer.class);
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(database, "unix_socket_directories")).isEmpty();
        });
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        portal().run(context -> {
            var address = context.getBean(PostgresServer.class).jdbcUrl();
            assertThatThrownBy(() -> DriverManager.getConnection(address, PostgresServer.USER, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        });
    }

    @Test
    void letsThePortalUseTablesAndOwnNone() {
        portal().run(context -> {
            store("used_by_the_portal", context);
            var database = context.getBean(JdbcClient.class);

            assertThat(database.sql("update used_by_the_portal set number = 2").update())
                    .isOne();
            assertThat(database.sql("select current_user").query(String.class).single())
                    .isEqualTo(PortalRole.NAME);
            for (var refused : List.of(
                    "alter table used_by_the_portal disable trigger all",
                    "truncate used_by_the_portal",
                    "create table mine (number int)",
                    "set role " + PostgresServer.USER)) {
                assertThatThrownBy(() -> database.sql(refused).update())
                        .as(refused)
                        .rootCause()
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                cause -> assertThat(cause.getSQLState()).isEqualTo("42501"));
            }
        });
    }

    @Test
    void keepsThePasswordWhereOnlyItsOwnerReadsIt() {
        portal().run(context -> {
            var file = folder().path().resolve("password");
            for (var kept : List.of(file, folder().path().resolve("portal-password"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                        .isEqualTo("rw-------");
            }
            assertThat(context.getBean(PostgresServer.class).password().toString())
                    .doesNotContain(Files.readString(file));
        });
    }

    @Test
    void leavesTheFieldToAConfiguredDatabase() {
        portal().withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/elsewhere")
                .run(context -> assertThat(context).doesNotHaveBean(PostgresServer.class));
    }

    @Test
    void takesOverFromAKilledPortalWithoutLoss() throws Exception {
        KilledPortal.start(data, "before_the_kill").storeRowAndDie();
        assertThat(folder().runningServer()).as("the orphaned server").isPresent();

        portal().run(context -> {
            assertThat(context.getBean(PostgresServer.class)).isInstanceOf(AdoptedServer.class);
            assertThat(rowsIn("before_the_kill", context)).isEqualTo(1);
        });
        assertThat(folder().runningServer())
                .as("the server, once the portal stopped")
                .isEmpty();
    }

    @Test
    void recoversWhenServerAndPortalWereKilled() throws Exception {
        KilledPortal.start(data, "before_both_were_killed").storeRowAndDie();
        var orphan =
                ProcessHandle.of(folder().runningServer().orElseThrow().pid()).orElseThrow();
        orphan.destroyForcibly();
        orphan.onExit().get(10, TimeUnit.SECONDS);

        portal().run(context ->
                assertThat(rowsIn("before_both_were_killed", context)).isEqualTo(1));
    }

    @Test
    void startsWhenTheNumberOfADeadServerBelongsToAnotherProcess() throws IOException {
        portal().run(context -> store("before_the_number_went", context));
        var self = ProcessHandle.current().pid();
        Files.writeString(folder().cluster().resolve("postmaster.pid"), "%d\n-\n0\n1\n".formatted(self));

        portal().run(context ->
                assertThat(rowsIn("before_the_number_went", context)).isEqualTo(1));
    }

    @Test
    void startsAfreshWhenItsFirstStartWasCutShort(@TempDir Path other) throws IOException {
        var cluster = Files.createDirectories(folderIn(other).cluster());
        Files.writeString(cluster.resolve("postgresql.conf"), "half written");

        portal(other).run(context -> assertThat(rowsIn("pg_roles", context)).isPositive());
    }

    private static ApplicationContextRunner portal() {
        return portal(data);
    }

    private static ApplicationContextRunner portal(Path data) {
        return new ApplicationContextRunner()
                .withBean(Installation.class, () -> new Installation(data, data))
                .withConfiguration(AutoConfigurations.of(
                        EmbeddedPostgresAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class));
    }

    private static PostgresFolder folder() {
        return folderIn(data);
    }

    private static PostgresFolder folderIn(Path data) {
        return new PostgresFolder(data.resolve("postgres"));
    }

    private static void store(String table, ApplicationContext context) throws SQLException {
        new Superuser(context.getBean(PostgresServer.class))
                .execute(List.of("create table %s as select 1 as number".formatted(table)));
    }

    private static long rowsIn(String table, ApplicationContext context) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** Asked as the superuser: some settings are told to nobody else. */
    private static String setting(PostgresServer server, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl(), PostgresServer.USER, server.password().value());
                var answer = connection.createStatement().executeQuery("show " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
