package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.runtime.CloudView.ScalingView;
import dev.pressyard.sandbox.scaling.Metric;
import dev.pressyard.sandbox.scaling.ScalingRule;
import dev.pressyard.sandbox.scaling.TrackingPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

/** Reads how many tasks services may have, and by what that is decided. */
final class ScalingReader {

    /** What a policy has that names no cooldown. */
    private static final int USUAL_COOLDOWN_SECONDS = 300;

    private ScalingReader() {}

    static Stream<ScalingView> read(AwsClients aws) {
        return aws
                .scaling()
                .describeScalableTargetsPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS))
                .scalableTargets()
                .stream()
                .map(target -> view(target, aws));
    }

    private static ScalingView view(ScalableTarget target, AwsClients aws) {
        var policies = aws
                .scaling()
                .describeScalingPoliciesPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS)
                        .resourceId(target.resourceId())
                        .scalableDimension(target.scalableDimension()))
                .scalingPolicies()
                .stream()
                .map(ScalingPolicy::targetTrackingScalingPolicyConfiguration)
                .flatMap(policy -> policy(policy).stream())
                .toList();
        return new ScalingView(
                aws.scope(),
                target.resourceId(),
                new ScalingRule(target.minCapacity(), target.maxCapacity(), policies));
    }

    /** Step scaling and metrics of one's own are not followed here. */
    private static Optional<TrackingPolicy> policy(@Nullable TargetTrackingScalingPolicyConfiguration policy) {
        return Optional.ofNullable(policy)
                .flatMap(it -> Optional.ofNullable(it.predefinedMetricSpecification()))
                .flatMap(metric -> metric(metric.predefinedMetricType()))
                .map(metric -> new TrackingPolicy(
                        metric,
                        Objects.requireNonNull(policy).targetValue(),
                        cooldown(policy.scaleOutCooldown()),
                        cooldown(policy.scaleInCooldown())));
    }

    private static Optional<Metric> metric(MetricType type) {
        return switch (type) {
            case ECS_SERVICE_AVERAGE_CPU_UTILIZATION -> Optional.of(Metric.CPU);
            case ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION -> Optional.of(Metric.MEMORY);
            case ALB_REQUEST_COUNT_PER_TARGET -> Optional.of(Metric.REQUESTS);
            default -> Optional.empty();
        };
    }

    private static Duration cooldown(@Nullable Integer seconds) {
        return Duration.ofSeconds(Objects.requireNonNullElse(seconds, USUAL_COOLDOWN_SECONDS));
    }
}
