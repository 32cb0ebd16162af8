package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.EcrClient;

/**
 * Amazon's registry. A target with an endpoint of its own is a control plane without a registry behind it: nothing can
 * be pushed there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html">ECR's authorization
 *     tokens</a>
 */
@Component
class EcrRegistry implements ImageRegistry {

    @Override
    public TargetKind kind() {
        return TargetKind.AWS;
    }

    @Override
    public Optional<PushAccess> access(TargetSession session, String repositoryUrl) {
        if (session.endpoint() != null) {
            return Optional.empty();
        }
        try (var ecr = session.client(EcrClient.builder())) {
            var token =
                    ecr.getAuthorizationToken().authorizationData().getFirst().authorizationToken();
            var login = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8).split(":", 2);
            return Optional.of(new PushAccess(repositoryUrl, Optional.of(new PushAccess.Login(login[0], login[1]))));
        }
    }
}
