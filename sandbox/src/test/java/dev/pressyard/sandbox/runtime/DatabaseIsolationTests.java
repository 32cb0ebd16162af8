package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseIsolationTests {

    @ParameterizedTest
    @CsvSource({
        "db.t4g.micro, 2, 1",
        "db.t4g.small, 2, 2",
        "db.t3.medium, 2, 4",
        "db.t4g.large, 2, 8",
        "db.t4g.xlarge, 4, 16",
        "db.m7g.large, 2, 8",
        "db.m7g.xlarge, 4, 16",
        "db.r6i.large, 2, 16",
        "db.r6i.4xlarge, 16, 128"
    })
    void givesADatabaseWhatItsClassHasAndNoSwap(String instanceClass, int processors, long gibibytes) {
        var host = new DatabaseIsolation(instanceClass).host();

        assertThat(host.getCpuQuota()).isEqualTo(processors * host.getCpuPeriod());
        assertThat(host.getMemory()).isEqualTo(gibibytes * 1024 * 1024 * 1024);
        assertThat(host.getMemorySwap()).isEqualTo(host.getMemory());
    }

    @ParameterizedTest
    @CsvSource({"db.serverless", "db.x2g.large", "''"})
    void leavesTheMachineToAClassItDoesNotKnow(String instanceClass) {
        var host = new DatabaseIsolation(instanceClass).host();

        assertThat(host.getCpuQuota()).isNull();
        assertThat(host.getMemory()).isNull();
    }

    @Test
    void letsNoDatabaseGainPrivileges() {
        var host = new DatabaseIsolation("db.t4g.micro").host();

        assertThat(host.getReadonlyRootfs()).isTrue();
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
        assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges");
    }
}
