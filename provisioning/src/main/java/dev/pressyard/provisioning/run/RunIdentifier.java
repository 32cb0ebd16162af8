package dev.pressyard.provisioning.run;

import org.springframework.util.Assert;

/** The number by which people and pages call a run: 42. */
public record RunIdentifier(long number) {

    public RunIdentifier {
        Assert.isTrue(number > 0, "A run's number is positive");
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
