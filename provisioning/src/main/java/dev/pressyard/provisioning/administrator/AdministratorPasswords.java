package dev.pressyard.provisioning.administrator;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.exception.SdkException;

/** Shows the password of a site's first administrator once, and remembers to whom. */
@Service
public class AdministratorPasswords {

    /** A second one waits here until the first is through, and then finds it shown. */
    private static final String CLAIM = """
            insert into administrator_password_shown (site_id, shown_by, shown_at) values (:site, :person, :now)
            on conflict (site_id) do nothing
            """;

    private static final String SHOWN =
            "select shown_by, shown_at from administrator_password_shown where site_id = :site";

    private final SiteOutputs outputs;
    private final TargetSecrets secrets;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AdministratorPasswords(
            SiteOutputs outputs,
            TargetSecrets secrets,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.outputs = outputs;
        this.secrets = secrets;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The first administrator, once the site has been applied. */
    public Optional<Administrator> of(Site site) {
        var told = told(site.id());
        return Optional.ofNullable(told.get("administrator_secret_arn"))
                .map(arn -> new Administrator(told.getOrDefault("administrator_user", "admin"), arn));
    }

    /** Who was shown the password, if anybody was. */
    public Optional<PasswordAnswer.ShownBefore> shown(Site site) {
        return jdbc.sql(SHOWN)
                .param("site", site.id())
                .query((row, number) -> new PasswordAnswer.ShownBefore(
                        row.getString("shown_by"),
                        row.getObject("shown_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Fetches the password for a person, unless somebody had it before. Whether the person may is the caller's to say.
     */
    public PasswordAnswer show(Site site, Actor person) {
        try {
            return transaction.execute(status -> {
                var answer = claimed(site, person)
                        ? fetched(site, person)
                        : shown(site).orElseThrow();
                if (answer instanceof PasswordAnswer.Unavailable) {
                    status.setRollbackOnly();
                }
                return answer;
            });
        } catch (TargetUnreachableException | SdkException failure) {
            return new PasswordAnswer.Unavailable("The target did not give it: " + failure.getMessage());
        }
    }

    private boolean claimed(Site site, Actor person) {
        return jdbc.sql(CLAIM)
                        .param("site", site.id())
                        .param("person", person.name())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private PasswordAnswer fetched(Site site, Actor person) {
        return of(site).<PasswordAnswer>map(administrator -> {
                    var password = secrets.read(site, administrator.secretArn());
                    audit.record(AuditEntry.of(person, "site.administrator-password-shown")
                            .on(site.id(), site.name()));
                    return new PasswordAnswer.Shown(administrator.user(), password);
                })
                .orElseGet(() -> new PasswordAnswer.Unavailable("The site has not been applied yet."));
    }

    private Map<String, String> told(UUID site) {
        return outputs.of(site).stream().collect(Collectors.toMap(SiteOutput::name, SiteOutput::value));
    }
}
