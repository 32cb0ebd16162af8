package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.PhaseWork;
import java.util.Objects;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** The phase that has a run's image at hand in the target's registry: found there, or built and pushed. */
@Component
class ImagePhase implements PhaseWork {

    private final ImageSupply supply;
    private final ImageDelivery delivery;

    ImagePhase(ImageSupply supply, ImageDelivery delivery) {
        this.supply = supply;
        this.delivery = delivery;
    }

    @Override
    public Phase phase() {
        return Phase.IMAGE;
    }

    @Override
    public boolean serves(RunKind kind) {
        return kind != RunKind.IMAGE_CHECK;
    }

    @Override
    public PhaseOutcome perform(PhaseContext context) throws InterruptedException {
        try {
            return switch (supply.siteImage(context)) {
                case Supplied.AtHand(Image image, String how) -> {
                    if (context.run().site().isPresent()) {
                        delivery.deliver(context, image);
                    }
                    yield new PhaseOutcome.Succeeded(how);
                }
                case Supplied.Missing(PhaseOutcome why) -> why;
            };
        } catch (ImageException failure) {
            return new PhaseOutcome.Failed(
                    Objects.requireNonNull(failure.getMessage()),
                    null,
                    "Mend what it says (the doctor page lists what this machine lacks), then retry.");
        } catch (TargetUnreachableException failure) {
            return new PhaseOutcome.Failed(
                    String.valueOf(failure.getMessage()), null, "Mend the access to the target, then retry.");
        } catch (SdkException failure) {
            return new PhaseOutcome.Failed(
                    "The target's registry does not let the image in.",
                    failure.getMessage(),
                    "Mend the access to the target, then retry.");
        }
    }
}
