package dev.pressyard.sandbox.postgres;

import java.sql.SQLException;
import java.util.List;

/**
 * The database user that the portal is: it reads and writes rows, owns no table, and so can neither switch a trigger
 * off nor give itself a privilege that a migration took away.
 */
record PortalRole(Password password) {

    static final String NAME = "pressyard";

    /** Rights on tables that are there are given once, when the role is made: a migration may take some back later. */
    private static final String CREATE = """
            do $$
            begin
              if not exists (select from pg_roles where rolname = '%1$s') then
                create role %1$s login;
                grant select, insert, update, delete on all tables in schema public to %1$s;
                grant usage, select on all sequences in schema public to %1$s;
              end if;
            end
            $$""".formatted(NAME);

    private static final String TABLES_TO_COME =
            "alter default privileges in schema public grant select, insert, update, delete on tables to " + NAME;

    private static final String SEQUENCES_TO_COME =
            "alter default privileges in schema public grant usage, select on sequences to " + NAME;

    /**
     * Lets the portal in.
     *
     * @throws EmbeddedPostgresException if the server refuses
     */
    void admitTo(PostgresServer server) {
        try {
            new Superuser(server)
                    .execute(List.of(
                            CREATE,
                            "alter role %s password '%s'".formatted(NAME, password.value()),
                            TABLES_TO_COME,
                            SEQUENCES_TO_COME));
        } catch (SQLException failure) {
            throw new EmbeddedPostgresException("the portal was not let in", failure);
        }
    }
}
