package dev.pressyard.provisioning.site;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the last apply told about each site. */
@Repository
public class SiteOutputs {

    private static final String CLEAR = "delete from site_output where site_id = :site";
    private static final String ADD = "insert into site_output (site_id, name, value) values (:site, :name, :value)";
    private static final String READ = "select name, value from site_output where site_id = :site order by name";

    private final JdbcClient jdbc;
    private final Sites sites;

    SiteOutputs(JdbcClient jdbc, Sites sites) {
        this.jdbc = jdbc;
        this.sites = sites;
    }

    /** Puts these in the place of all that were told before. */
    @Transactional
    public void replace(UUID site, Collection<SiteOutput> outputs) {
        jdbc.sql(CLEAR).param("site", site).update();
        outputs.forEach(output -> jdbc.sql(ADD)
                .param("site", site)
                .param("name", output.name())
                .param("value", output.value())
                .update());
    }

    /** Says where a browser finds the site. */
    @Transactional
    public void answerAt(UUID site, URI address) {
        sites.require(site).answerAt(address);
    }

    /** Says which snapshot of its database a destroyed site has left; {@code null} for none. */
    @Transactional
    public void leave(UUID site, @Nullable String snapshot) {
        sites.require(site).leave(snapshot);
    }

    /** By name. */
    public List<SiteOutput> of(UUID site) {
        return jdbc.sql(READ).param("site", site).query(SiteOutput.class).list();
    }
}
