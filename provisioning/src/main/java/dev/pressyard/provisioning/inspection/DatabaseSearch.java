package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.rds.RdsClient;

/** Looks for databases. A final snapshot is kept on purpose and not looked for. */
@Component
class DatabaseSearch implements Search {

    @Override
    public String subject() {
        return "databases";
    }

    @Override
    public List<Holding> find(TargetSession session, SiteTag tag) {
        try (var rds = session.client(RdsClient.builder())) {
            return rds.describeDBInstancesPaginator().dbInstances().stream()
                    .filter(it -> it.tagList().stream().anyMatch(own -> tag.is(own.key(), own.value())))
                    .map(it -> new Holding("database", it.dbInstanceArn()))
                    .toList();
        }
    }
}
