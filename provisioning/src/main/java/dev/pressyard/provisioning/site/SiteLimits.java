package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many sites there may be. Destroyed ones do not count. */
@Service
@Transactional
public class SiteLimits {

    private static final String READ = "select per_person, in_all from site_limit";

    private static final String WRITE = "update site_limit set per_person = :perPerson, in_all = :inAll";

    private static final String USE = """
            select count(*) filter (where owner = :person) as by_person, count(*) as in_all
            from site where status <> 'DESTROYED'""";

    private final JdbcClient jdbc;
    private final Audit audit;

    SiteLimits(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * How many sites there may be.
     *
     * @param perPerson how many sites one person may own; absent for any number
     * @param inAll how many there may be; absent for any number
     */
    public record Limits(
            @Nullable Integer perPerson, @Nullable Integer inAll) {}

    /** How many sites there are: one person's, and everybody's. */
    public record Use(long byPerson, long inAll) {}

    @Transactional(readOnly = true)
    public Limits current() {
        return jdbc.sql(READ).query(Limits.class).single();
    }

    @Transactional(readOnly = true)
    public Use use(String person) {
        return jdbc.sql(USE).param("person", person).query(Use.class).single();
    }

    /** Sets other limits. Sites that are there stay, even if they are more. */
    public void change(Limits limits, Actor person) {
        var before = jdbc.sql(READ + " for update").query(Limits.class).single();
        jdbc.sql(WRITE)
                .param("perPerson", limits.perPerson())
                .param("inAll", limits.inAll())
                .update();
        audit.record(AuditEntry.of(person, "limits.changed")
                .with(Map.of(
                        "sitesPerPerson", words(before.perPerson(), limits.perPerson()),
                        "sitesInAll", words(before.inAll(), limits.inAll()))));
    }

    private static String words(@Nullable Integer before, @Nullable Integer after) {
        return words(before) + " → " + words(after);
    }

    private static String words(@Nullable Integer limit) {
        return limit == null ? "no limit" : limit.toString();
    }

    /**
     * Lets a person pass who may have one more site. Until the transaction ends, nobody else passes.
     *
     * @throws SiteLimitReachedException if there are as many as may be
     */
    void requireRoom(String person) {
        var limits = jdbc.sql(READ + " for update").query(Limits.class).single();
        complaint(limits, use(person), person).ifPresent(complaint -> {
            throw new SiteLimitReachedException(complaint);
        });
    }

    /** What keeps a person from having one more site, in words; empty while there is room. */
    @Transactional(readOnly = true)
    public Optional<String> complaint(String person) {
        return complaint(current(), use(person), person);
    }

    private static Optional<String> complaint(Limits limits, Use use, String person) {
        if (limits.perPerson() != null && use.byPerson() >= limits.perPerson()) {
            return Optional.of(
                    "%s has %d sites, and may have %d. Destroy one, or have an administrator allow more, under Limits."
                            .formatted(person, use.byPerson(), limits.perPerson()));
        }
        if (limits.inAll() != null && use.inAll() >= limits.inAll()) {
            return Optional.of("There are %d sites, and may be %d. An administrator may allow more, under Limits."
                    .formatted(use.inAll(), limits.inAll()));
        }
        return Optional.empty();
    }
}
