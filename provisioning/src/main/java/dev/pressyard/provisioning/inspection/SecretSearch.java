package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;

/** Looks for secrets. Those that only wait for the end of their recovery window count as gone. */
@Component
class SecretSearch implements Search {

    @Override
    public String subject() {
        return "secrets";
    }

    @Override
    public List<Holding> find(TargetSession session, SiteTag tag) {
        try (var secrets = session.client(SecretsManagerClient.builder())) {
            var tagged = Filter.builder()
                    .key(FilterNameStringType.TAG_VALUE)
                    .values(tag.value())
                    .build();
            return secrets.listSecretsPaginator(request -> request.filters(tagged)).stream()
                    .flatMap(page -> page.secretList().stream())
                    .filter(it -> it.deletedDate() == null)
                    .filter(it -> it.tags().stream().anyMatch(own -> tag.is(own.key(), own.value())))
                    .map(it -> new Holding("secret", it.arn()))
                    .toList();
        }
    }
}
