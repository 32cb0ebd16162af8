package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** Looks for log groups that have the site's name in theirs. */
@Component
class LogGroupSearch implements Search {

    @Override
    public String subject() {
        return "log groups";
    }

    @Override
    public List<Holding> find(TargetSession session, SiteTag tag) {
        try (var logs = session.client(CloudWatchLogsClient.builder())) {
            return logs.describeLogGroupsPaginator().logGroups().stream()
                    .filter(group -> group.logGroupName().contains(tag.name()))
                    .filter(group -> isTagged(logs, group, tag))
                    .map(group -> new Holding("log group", group.logGroupName()))
                    .toList();
        }
    }

    private static boolean isTagged(CloudWatchLogsClient logs, LogGroup group, SiteTag tag) {
        // The ARN of DescribeLogGroups ends in ":*", which ListTagsForResource does not take.
        var arn = group.arn().replaceFirst(":\\*$", "");
        return logs.listTagsForResource(request -> request.resourceArn(arn)).tags().entrySet().stream()
                .anyMatch(own -> tag.is(own.getKey(), own.getValue()));
    }
}
