package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.target.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionChoiceTests {

    @Test
    void namesNoTargetWhereThereIsOnlyOne() {
        assertThat(RegionChoice.of(List.of(target("sandbox", "us-east-1"))))
                .extracting(RegionChoice::label)
                .containsExactly("us-east-1");
    }

    @Test
    void namesTheTargetOfEachRegionWhereThereAreSeveral() {
        var regions =
                RegionChoice.of(List.of(target("sandbox", "us-east-1", "eu-west-3"), target("live", "eu-west-3")));

        assertThat(regions)
                .extracting(RegionChoice::label)
                .containsExactly("us-east-1 (sandbox)", "eu-west-3 (sandbox)", "eu-west-3 (live)");
        assertThat(regions)
                .extracting(RegionChoice::value)
                .containsExactly("us-east-1", "sandbox/eu-west-3", "live/eu-west-3");
    }

    private static Target target(String name, String... regions) {
        return new Target() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> regions() {
                return List.of(regions);
            }
        };
    }
}
