package dev.pressyard.provisioning.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.testing.PostgresTest;
import dev.pressyard.provisioning.worker.Nodes.HeldRun;
import dev.pressyard.provisioning.worker.Nodes.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class NodesIntegrationTests {

    @Autowired
    private Nodes nodes;

    @Autowired
    private NodeRegister register;

    @Autowired
    private WorkerIdentity identity;

    @Autowired
    private JdbcClient jdbc;

    /** Others share the database, and would find the run of a node that never comes back. */
    @AfterEach
    void forgetTheFarNode() {
        jdbc.sql("delete from run where worker = 'far/1'").update();
        jdbc.sql("delete from node_life where node = 'far'").update();
    }

    @Test
    void knowsThisNode() {
        assertThat(nodes.all())
                .filteredOn(node -> node.name().equals(identity.node()))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.standing()).isEqualTo(Standing.ALIVE);
                    assertThat(node.slots()).isZero();
                });
    }

    @Test
    void knowsWhenANodeStopsAndComesBack() {
        register.stop();
        assertThat(standingOf(identity.node())).isEqualTo(Standing.STOPPED);

        register.start();
        assertThat(standingOf(identity.node())).isEqualTo(Standing.ALIVE);
    }

    @Test
    void noticesThatANodeIsSilentAndWhatItHolds() {
        jdbc.sql("""
                        insert into node_life (worker, node, slots, started_at, heard_at)
                        values ('far/1', 'far', 4, now() - interval '1 day', now() - interval '31 seconds')""").update();
        var run = jdbc.sql("""
                        insert into run (kind, status, stack_id, target_id, subject, region, requested_by, requested_at,
                                         approval_needed, worker, lease_until)
                        select 'PLATFORM', 'APPLYING', gen_random_uuid(), id, 'sandbox', 'us-east-1', 'ada', now(), false, 'far/1',
                               now() + interval '1 minute'
                        from target where name = 'sandbox' returning number""").query(Long.class).single();

        assertThat(nodes.all())
                .filteredOn(node -> node.name().equals("far"))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.standing()).isEqualTo(Standing.SILENT);
                    assertThat(node.runs()).extracting(HeldRun::number).containsExactly(run);
                });
    }

    private Standing standingOf(String name) {
        return nodes.all().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow()
                .standing();
    }
}
