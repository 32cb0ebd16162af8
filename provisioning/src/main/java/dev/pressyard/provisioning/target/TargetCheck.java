package dev.pressyard.provisioning.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.sts.StsClient;

/** Finds out, without making anything, whether a site could be made in a target. */
@Service
public class TargetCheck {

    /** The network's three subnets of each kind lie in as many zones. */
    private static final int ZONES_NEEDED = 3;

    /** One telling action of each service that the stacks use. */
    private static final List<String> ACTIONS = List.of(
            "acm:RequestCertificate",
            "application-autoscaling:RegisterScalableTarget",
            "cloudwatch:PutMetricAlarm",
            "ec2:CreateVpc",
            "ecr:CreateRepository",
            "ecs:CreateService",
            "elasticfilesystem:CreateFileSystem",
            "elasticloadbalancing:CreateLoadBalancer",
            "iam:CreateRole",
            "iam:PassRole",
            "kms:CreateKey",
            "logs:CreateLogGroup",
            "rds:CreateDBInstance",
            "route53:ChangeResourceRecordSets",
            "s3:CreateBucket",
            "secretsmanager:CreateSecret",
            "sns:CreateTopic",
            "wafv2:CreateWebACL");

    private static final Pattern SESSION =
            Pattern.compile("arn:(?<partition>aws[^:]*):sts::(?<account>\\d+):assumed-role/(?<role>[^/]+)/.*");

    private final TargetSessions sessions;

    TargetCheck(TargetSessions sessions) {
        this.sessions = sessions;
    }

    /** Whether a finding lets a site be made. */
    public enum Verdict {
        FINE,
        UNKNOWN,
        IN_THE_WAY
    }

    /**
     * What was found out about one thing.
     *
     * @param subject what was looked at: access, account, region, permissions
     * @param words what was found, and where it is in the way, what to do
     */
    public record Finding(String subject, Verdict verdict, String words) {}

    /** Looks at access, account, region and permissions, in this order; stops where nothing more can be seen. */
    public List<Finding> of(Target target, String region) {
        try {
            var session = sessions.open(target, region, "check");
            var findings = new ArrayList<Finding>();
            findings.add(new Finding("Access", Verdict.FINE, "Credentials are there" + role(target) + "."));
            var identity = identity(session);
            findings.add(identity.finding());
            if (identity.arn().isPresent()) {
                findings.add(zones(session));
                findings.add(
                        permissions(session, principal(target, identity.arn().get())));
            }
            return List.copyOf(findings);
        } catch (TargetUnreachableException refusal) {
            return List.of(new Finding("Access", Verdict.IN_THE_WAY, String.valueOf(refusal.getMessage())));
        }
    }

    private static String role(Target target) {
        return target.roleArn().map(role -> ", by way of " + role).orElse("");
    }

    private record Identity(Finding finding, Optional<String> arn) {}

    private static Identity identity(TargetSession session) {
        try (var sts = session.client(StsClient.builder())) {
            var caller = sts.getCallerIdentity();
            var words = "Account %s, as %s.".formatted(caller.account(), caller.arn());
            return new Identity(new Finding("Account", Verdict.FINE, words), Optional.of(caller.arn()));
        } catch (SdkException failure) {
            var words = isRefusal(failure)
                    ? "The account does not know these credentials: %s"
                    : "It does not answer, so nothing is known of the credentials: %s";
            return new Identity(
                    new Finding("Account", Verdict.IN_THE_WAY, words.formatted(failure.getMessage())),
                    Optional.empty());
        }
    }

    /** Whether somebody answered, and meant the one who asked. */
    private static boolean isRefusal(SdkException failure) {
        return failure instanceof AwsServiceException answer && answer.statusCode() < 500;
    }

    private static Finding zones(TargetSession session) {
        try (var ec2 = session.client(Ec2Client.builder())) {
            var zones = ec2.describeAvailabilityZones().availabilityZones().size();
            return zones < ZONES_NEEDED
                    ? new Finding(
                            "Region",
                            Verdict.IN_THE_WAY,
                            "%s has %d availability zones; a site needs %d. Choose another region."
                                    .formatted(session.region(), zones, ZONES_NEEDED))
                    : new Finding(
                            "Region", Verdict.FINE, "%s has %d availability zones.".formatted(session.region(), zones));
        } catch (SdkException refusal) {
            return new Finding(
                    "Region",
                    Verdict.IN_THE_WAY,
                    "%s does not answer: %s. Is the region switched on for the account?"
                            .formatted(session.region(), refusal.getMessage()));
        }
    }

    private static Finding permissions(TargetSession session, String principal) {
        try (var iam = session.client(IamClient.builder())) {
            var denied = iam
                    .simulatePrincipalPolicy(
                            request -> request.policySourceArn(principal).actionNames(ACTIONS))
                    .evaluationResults()
                    .stream()
                    .filter(result -> result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                    .map(EvaluationResult::evalActionName)
                    .collect(Collectors.joining(", "));
            return denied.isEmpty()
                    ? new Finding(
                            "Permissions",
                            Verdict.FINE,
                            "All %d actions that were tried are allowed.".formatted(ACTIONS.size()))
                    : new Finding("Permissions", Verdict.IN_THE_WAY, "Not allowed: " + denied + ".");
        } catch (AwsServiceException refusal) {
            return new Finding(
                    "Permissions",
                    Verdict.UNKNOWN,
                    "They cannot be simulated here (iam:SimulatePrincipalPolicy: %s); the first plan and apply will tell."
                            .formatted(code(refusal)));
        } catch (SdkException failure) {
            return new Finding("Permissions", Verdict.UNKNOWN, "They could not be simulated: " + failure.getMessage());
        }
    }

    private static String code(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("HTTP " + refusal.statusCode());
    }

    /**
     * Policies hang on the role, not on its session. The session does not tell the role's path, but the target may.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
     */
    private static String principal(Target target, String caller) {
        var session = SESSION.matcher(caller);
        if (!session.matches()) {
            return caller;
        }
        var name = session.group("role");
        return target.roleArn()
                .filter(role -> role.endsWith("/" + name))
                .orElseGet(() ->
                        "arn:%s:iam::%s:role/%s".formatted(session.group("partition"), session.group("account"), name));
    }
}
