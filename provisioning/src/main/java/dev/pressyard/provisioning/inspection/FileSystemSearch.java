package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.LifeCycleState;

/** Looks for file systems. */
@Component
class FileSystemSearch implements Search {

    @Override
    public String subject() {
        return "file systems";
    }

    @Override
    public List<Holding> find(TargetSession session, SiteTag tag) {
        try (var efs = session.client(EfsClient.builder())) {
            return efs.describeFileSystemsPaginator().fileSystems().stream()
                    .filter(it -> it.lifeCycleState() != LifeCycleState.DELETED)
                    .filter(it -> it.tags().stream().anyMatch(own -> tag.is(own.key(), own.value())))
                    .map(it -> new Holding("file system", it.fileSystemId()))
                    .toList();
        }
    }
}
