package dev.pressyard.provisioning.testing;

import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.TargetConnector;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetSession;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/** Stands for the sandbox with a bare control plane, of which a test says whether anything runs there. */
public final class MotoTarget implements TargetConnector, DisposableBean {

    /** A port that nobody listens on. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private @Nullable MotoServer moto;
    private volatile boolean traffic;
    private volatile boolean answering = true;
    private volatile List<String> remains = List.of();

    public void serveTraffic(boolean serves) {
        traffic = serves;
    }

    /** Has the target be there, or not. */
    public void answer(boolean answers) {
        answering = answers;
    }

    /** Has these be left of destroyed sites, and not be removable. */
    public void leave(String... what) {
        remains = List.of(what);
    }

    public TargetSession session() {
        return new TargetSession(
                AwsBasicCredentials.create("test", "test-secret"),
                Region.US_EAST_1,
                answering ? started().endpoint() : NOBODY);
    }

    /** Started for the first who asks it: most tests that could never do. */
    private synchronized MotoServer started() {
        var running = moto == null ? MotoServer.start() : moto;
        moto = running;
        return running;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.SANDBOX;
    }

    @Override
    public TargetSession open(Target target, String region, String purpose) {
        return session();
    }

    @Override
    public boolean servesTraffic(Target target) {
        return traffic;
    }

    @Override
    public List<String> removeRemains(Target target, UUID site) {
        return remains;
    }

    @Override
    public synchronized void destroy() {
        if (moto != null) {
            moto.close();
        }
    }
}
