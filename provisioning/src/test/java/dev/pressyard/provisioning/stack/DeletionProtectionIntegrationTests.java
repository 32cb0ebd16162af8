package dev.pressyard.provisioning.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWrites;
import dev.pressyard.provisioning.testing.MotoTarget;
import dev.pressyard.provisioning.testing.MotoTest;
import dev.pressyard.provisioning.testing.SaidContext;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.rds.RdsClient;

@MotoTest
class DeletionProtectionIntegrationTests {

    @Autowired
    private DeletionProtection protection;

    @Autowired
    private StackContents contents;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private StateCredentials credentials;

    @Autowired
    private StateWrites states;

    @Autowired
    private MotoTarget target;

    @Test
    void isLiftedFromWhatTheStateMarksAsProtected() {
        var rds = target.session().client(RdsClient.builder());
        createDatabase(rds, "guarded");
        createDatabase(rds, "somebody-elses");
        var context = contextOfSiteWith("guarded");

        protection.lift(context);

        assertThat(isProtected(rds, "guarded")).isFalse();
        assertThat(isProtected(rds, "somebody-elses")).isTrue();
        assertThat(context.said()).containsExactly("Lifted the deletion protection of guarded.");
    }

    @Test
    void isNotMissedWhereTheTargetHasLostTheDatabase() {
        assertThatNoException().isThrownBy(() -> protection.lift(contextOfSiteWith("vanished")));
    }

    @Test
    void stopsTheDestroyWhenTheTargetDoesNotAnswer() {
        var context = contextOfSiteWith("unheard");
        target.answer(false);
        try {
            assertThatExceptionOfType(StackException.class)
                    .isThrownBy(() -> protection.lift(context))
                    .withMessageContaining("could not be lifted");
        } finally {
            target.answer(true);
        }
    }

    @Test
    void isLiftedFromWhatAnApplyLeftHalfMadeBeforeAnotherReplacesIt() {
        var rds = target.session().client(RdsClient.builder());
        createDatabase(rds, "half-made");
        createDatabase(rds, "in-use");

        protection.lift(contextOfSiteWith("half-made", "tainted", RunKind.CREATE));
        protection.lift(contextOfSiteWith("in-use", "", RunKind.CREATE));

        assertThat(isProtected(rds, "half-made")).isFalse();
        assertThat(isProtected(rds, "in-use")).isTrue();
    }

    @Test
    void renewsTheNameOfTheLastSnapshotWhereAHalfMadeDatabaseLeavesOne() {
        var halfMade = contextOfSiteWith("renewed", "tainted", RunKind.UPDATE);
        var whole = contextOfSiteWith("kept", "", RunKind.UPDATE);

        assertThat(contents.namesToReplace(halfMade.run())).containsExactly("terraform_data.final_snapshot");
        assertThat(contents.namesToReplace(whole.run())).isEmpty();
    }

    private SaidContext contextOfSiteWith(String database) {
        return contextOfSiteWith(database, "", RunKind.DESTROY);
    }

    private SaidContext contextOfSiteWith(String database, String status, RunKind kind) {
        var spec = new SiteSpec("A title", Environment.PRODUCTION, SiteSize.SMALL, "us-east-1", "ada@example.org");
        var order = new SiteOrder(UUID.randomUUID(), new SiteName(database), "sandbox", spec);
        var run = requests.order(order, new Actor("ada", null));
        keepState(run, """
            {"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"%s","outputs":{},"resources":[
             {"mode":"managed","type":"aws_db_instance","name":"database","provider":"provider[\\"aws\\"]","instances":[
              {"status":"%s","attributes":{"identifier":"%s","deletion_protection":true}}]},
             {"mode":"managed","type":"terraform_data","name":"final_snapshot","provider":"provider[\\"terraform\\"]",
              "instances":[{"attributes":{"id":"1"}}]},
             {"mode":"managed","type":"aws_lb","name":"site","provider":"provider[\\"aws\\"]","instances":[
              {"attributes":{"id":"none","enable_deletion_protection":false}}]}]}
            """.formatted(UUID.randomUUID(), status, database));
        return SaidContext.of(run, kind);
    }

    private void keepState(Run run, String state) {
        var number = run.identifier().number();
        credentials.issue(run.stack(), number, 1);
        assertThat(states.salvage(run.stack(), number, 1, state.getBytes(UTF_8)))
                .isInstanceOf(StateWriteResult.Written.class);
    }

    private static void createDatabase(RdsClient rds, String identifier) {
        rds.createDBInstance(request -> request.dbInstanceIdentifier(identifier)
                .dbInstanceClass("db.t4g.micro")
                .engine("mariadb")
                .engineVersion("11.8.3")
                .allocatedStorage(20)
                .masterUsername("wordpress")
                .masterUserPassword("not-a-secret")
                .deletionProtection(true));
    }

    private static boolean isProtected(RdsClient rds, String identifier) {
        return rds.describeDBInstances(request -> request.dbInstanceIdentifier(identifier))
                .dbInstances()
                .getFirst()
                .deletionProtection();
    }
}
