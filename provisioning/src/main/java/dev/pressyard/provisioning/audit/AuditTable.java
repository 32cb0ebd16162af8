package dev.pressyard.provisioning.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table of audit entries, a bounded number of rows at a time. */
@Component
class AuditTable {

    private static final String SELECT = """
            select id, at, actor, address, action, site, site_name, run, detail, previous_hash, hash
              from audit_entry
            """;

    private static final String HEAD = "select id, encode(hash, 'hex') as hash from audit_head";

    /** Each value of a column by one look into its index, however many rows there are. */
    private static final String DISTINCT = """
            with recursive found (value) as (
                select min(%1$s) from audit_entry
                union all
                select (select min(%1$s) from audit_entry where %1$s > found.value) from found where found.value is not null
            )
            select value from found where value is not null""";

    private static final String ACTIONS = DISTINCT.formatted("action");

    private static final String PEOPLE = DISTINCT.formatted("actor");

    private final JdbcClient jdbc;

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows below an id, highest first. */
    List<AuditRecord> below(long id, AuditFilter filter, int limit) {
        return rows("id < :id", "order by id desc", id, filter, limit);
    }

    /** The rows above an id, lowest first. */
    List<AuditRecord> above(long id, AuditFilter filter, int limit) {
        return rows("id > :id", "order by id", id, filter, limit);
    }

    private List<AuditRecord> rows(String position, String order, long id, AuditFilter filter, int limit) {
        var conditions = filter.conditions();
        return jdbc.sql(SELECT + conditions.with(position) + "\n" + order + " limit :limit")
                .params(conditions.parameters())
                .param("id", id)
                .param("limit", limit)
                .query(AuditTable::row)
                .list();
    }

    /** Where the history ends, as kept beside it. */
    ChainEnd head() {
        return jdbc.sql(HEAD).query(ChainEnd.class).single();
    }

    List<String> actions() {
        return jdbc.sql(ACTIONS).query(String.class).list();
    }

    List<String> people() {
        return jdbc.sql(PEOPLE).query(String.class).list();
    }

    private static AuditRecord row(ResultSet row, int number) throws SQLException {
        return new AuditRecord(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("address"),
                row.getString("action"),
                row.getObject("site", UUID.class),
                row.getString("site_name"),
                run(row),
                AuditJson.detail(row.getString("detail")),
                HexFormat.of().formatHex(row.getBytes("previous_hash")),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static @Nullable Long run(ResultSet row) throws SQLException {
        var run = row.getLong("run");
        return row.wasNull() ? null : run;
    }
}
