package dev.pressyard.provisioning.run;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * Why a run failed.
 *
 * @param phase where it failed; {@code null} if it never started
 * @param summary the cause in plain words
 * @param detail the tool's own message, if a tool said something
 * @param nextStep what the operator can do now
 */
@Embeddable
public record RunFailure(
        @Enumerated(EnumType.STRING) @Column(name = "failure_phase") @Nullable
        Phase phase,

        @Column(name = "failure_summary") String summary,
        @Column(name = "failure_detail") @Nullable String detail,
        @Column(name = "failure_next_step") String nextStep) {

    /** The beginning of a next step where what was asked for is wrong, and not the machine or the target. */
    public static final String CHANGE_CODE = "Change the site's code";

    /** Whether another try is in vain as long as the same is wanted of the site. */
    public boolean isMendedByChange() {
        return nextStep.startsWith(CHANGE_CODE);
    }
}
