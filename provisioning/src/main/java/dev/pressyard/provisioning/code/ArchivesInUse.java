package dev.pressyard.provisioning.code;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The archives that sites were ordered with. What a spec names stays usable for sites even where forms may name nothing
 * like it any more: whoever knows its digest too learns nothing new from it.
 */
@Repository
public class ArchivesInUse {

    private static final String NAMED = """
            select exists (
              select from site_spec
              where (body #>> '{wordpress,archive,url}' = :url and body #>> '{wordpress,archive,sha256}' = :sha256)
                 or (body #>> '{code,address,url}' = :url and body #>> '{code,address,sha256}' = :sha256))
            """;

    private final JdbcClient jdbc;

    ArchivesInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a spec of any site, in force or earlier, names an archive of this address and this digest. */
    public boolean names(String url, String sha256) {
        return jdbc.sql(NAMED)
                .param("url", url)
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }
}
