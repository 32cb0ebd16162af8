package dev.pressyard.provisioning.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of state versions. */
@Component
class StateTable {

    private static final String COLUMNS =
            "select stack, number, serial, lineage, origin, run, created_at, size, md5 from state_version ";

    private static final String NEWEST = COLUMNS + "where stack = :stack order by number desc limit 1";

    private static final String FIND = COLUMNS + "where stack = :stack and number = :number";

    private static final String BEFORE =
            COLUMNS + "where stack = :stack and number < :before order by number desc limit :limit";

    private static final String AFTER =
            COLUMNS + "where stack = :stack and number > :after order by number limit :limit";

    private static final String CIPHERTEXT =
            "select ciphertext from state_version where stack = :stack and number = :number";

    private static final String INSERT = """
        insert into state_version
               (stack, number, serial, lineage, origin, run, epoch, created_at, size, md5, ciphertext)
        values (:stack, :number, :serial, :lineage, :origin, :run, :epoch, :createdAt, :size, :md5, :ciphertext)\
        """;

    private final JdbcClient jdbc;

    StateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest row of a stack, a purge included. */
    Optional<StateVersion> newest(StackIdentifier stack) {
        return jdbc.sql(NEWEST)
                .param("stack", stack.value())
                .query(StateTable::version)
                .optional();
    }

    Optional<StateVersion> find(StackIdentifier stack, long number) {
        return jdbc.sql(FIND)
                .param("stack", stack.value())
                .param("number", number)
                .query(StateTable::version)
                .optional();
    }

    List<StateVersion> before(StackIdentifier stack, long before, int limit) {
        return jdbc.sql(BEFORE)
                .param("stack", stack.value())
                .param("before", before)
                .param("limit", limit)
                .query(StateTable::version)
                .list();
    }

    List<StateVersion> after(StackIdentifier stack, long after, int limit) {
        return jdbc.sql(AFTER)
                .param("stack", stack.value())
                .param("after", after)
                .param("limit", limit)
                .query(StateTable::version)
                .list();
    }

    byte[] ciphertext(StackIdentifier stack, long number) {
        return jdbc.sql(CIPHERTEXT)
                .param("stack", stack.value())
                .param("number", number)
                .query(byte[].class)
                .single();
    }

    void insert(StateVersion version, long epoch, byte[] ciphertext) {
        jdbc.sql(INSERT)
                .param("stack", version.stack().value())
                .param("number", version.number())
                .param("serial", version.serial())
                .param("lineage", version.lineage())
                .param("origin", version.origin().name())
                .param("run", version.run())
                .param("epoch", epoch)
                .param("createdAt", version.createdAt().atOffset(ZoneOffset.UTC))
                .param("size", version.size())
                .param("md5", HexFormat.of().parseHex(version.md5()))
                .param("ciphertext", ciphertext)
                .update();
    }

    private static StateVersion version(ResultSet row, int number) throws SQLException {
        return new StateVersion(
                new StackIdentifier(row.getObject("stack", UUID.class)),
                row.getLong("number"),
                row.getLong("serial"),
                row.getString("lineage"),
                StateOrigin.valueOf(row.getString("origin")),
                row.getLong("run"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("md5")));
    }
}
