package dev.pressyard.provisioning.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pressyard.provisioning.target.TargetCheck.Finding;
import dev.pressyard.provisioning.target.TargetCheck.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/** Against an account that answers as AWS would: moto simulates no policies, and refuses nobody. */
class TargetCheckTests {

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Pattern PRINCIPAL = Pattern.compile("(?:^|&)PolicySourceArn=([^&]+)");
    private static final String DENIAL =
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not for you</Message></Error></ErrorResponse>";

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> simulated = new CopyOnWriteArrayList<>();
    private HttpServer account;

    @BeforeEach
    void anAccountInWhichAllIsWell() throws IOException {
        answers.put("GetCallerIdentity", """
                <GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>
                <Arn>arn:aws:sts::123456789012:assumed-role/pressyard/check</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>""");
        answers.put("DescribeAvailabilityZones", zones("a", "b", "c"));
        answers.put("SimulatePrincipalPolicy", simulation("allowed"));
        account = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        account.createContext("/", exchange -> {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var action = ACTION.matcher(request);
            var principal = PRINCIPAL.matcher(request);
            if (principal.find()) {
                simulated.add(URLDecoder.decode(principal.group(1), StandardCharsets.UTF_8));
            }
            var answer = action.find() ? answers.get(action.group(1)) : null;
            var body = (answer == null ? DENIAL : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 403 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        account.start();
    }

    @AfterEach
    void close() {
        account.stop(0);
    }

    @Test
    void isContentWhereEverythingIsAllowed() {
        assertThat(check()).extracting(Finding::verdict).containsOnly(Verdict.FINE);
        assertThat(check().getLast().words()).contains("actions that were tried are allowed");
    }

    @Test
    void namesWhatIsNotAllowed() {
        answers.put("SimulatePrincipalPolicy", simulation("implicitDeny"));

        assertThat(check().getLast())
                .isEqualTo(new Finding("Permissions", Verdict.IN_THE_WAY, "Not allowed: ec2:CreateVpc."));
    }

    @Test
    void saysThatPermissionsCannotBeSimulated() {
        answers.remove("SimulatePrincipalPolicy");

        assertThat(check().getLast().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(check().getLast().words()).contains("iam:SimulatePrincipalPolicy: AccessDenied");
    }

    @Test
    void wantsThreeZones() {
        answers.put("DescribeAvailabilityZones", zones("a", "b"));

        assertThat(check())
                .contains(new Finding(
                        "Region",
                        Verdict.IN_THE_WAY,
                        "eu-west-3 has 2 availability zones; a site needs 3. Choose another region."));
    }

    @Test
    void stopsWhereTheAccountDoesNotKnowTheCredentials() {
        answers.remove("GetCallerIdentity");

        assertThat(check()).extracting(Finding::subject).containsExactly("Access", "Account");
        assertThat(check().getLast().verdict()).isEqualTo(Verdict.IN_THE_WAY);
        assertThat(check().getLast().words()).contains("does not know these credentials", "not for you");
    }

    @Test
    void doesNotBlameTheCredentialsWhereNobodyAnswers() {
        account.stop(0);

        assertThat(check()).extracting(Finding::subject).containsExactly("Access", "Account");
        assertThat(check().getLast().words()).startsWith("It does not answer").doesNotContain("does not know");
    }

    @Test
    void asksAboutTheRoleWithItsPath() {
        check("arn:aws:iam::123456789012:role/platform/pressyard");
        assertThat(simulated).containsExactly("arn:aws:iam::123456789012:role/platform/pressyard");

        check(null);
        assertThat(simulated).last().isEqualTo("arn:aws:iam::123456789012:role/pressyard");
    }

    private List<Finding> check() {
        return check(null);
    }

    private List<Finding> check(@Nullable String role) {
        var endpoint = URI.create("http://127.0.0.1:" + account.getAddress().getPort());
        var sessions = new TargetSessions(List.of(new KeyedConnector(endpoint)));
        var target = new Target(
                new TargetDescription("acme", TargetKind.AWS, List.of("eu-west-3"), role, endpoint), Instant.EPOCH);
        return new TargetCheck(sessions).of(target, "eu-west-3");
    }

    private static String zones(String... letters) {
        var items = new StringBuilder();
        for (var letter : letters) {
            items.append("<item><zoneName>eu-west-3").append(letter).append("</zoneName></item>");
        }
        return "<DescribeAvailabilityZonesResponse><availabilityZoneInfo>%s</availabilityZoneInfo></DescribeAvailabilityZonesResponse>"
                .formatted(items);
    }

    private static String simulation(String decision) {
        return """
                <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>
                <EvalActionName>ec2:CreateVpc</EvalActionName><EvalDecision>%s</EvalDecision>
                </member></EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>""".formatted(decision);
    }

    private record KeyedConnector(URI endpoint) implements TargetConnector {

        @Override
        public TargetKind kind() {
            return TargetKind.AWS;
        }

        @Override
        public boolean servesTraffic(Target target) {
            return false;
        }

        @Override
        public TargetSession open(Target target, String region, String purpose) {
            return new TargetSession(
                    AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "none-of-anybody's"),
                    Region.of(region),
                    endpoint);
        }
    }
}
