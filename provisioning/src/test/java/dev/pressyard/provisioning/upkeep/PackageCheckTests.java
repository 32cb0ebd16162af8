package dev.pressyard.provisioning.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackageCheckTests {

    @Test
    void readsThePackagesAndNothingElse() {
        var output = """
                W: Some warning of apt
                {"package":"openssl","installed":"3.5.1-1","candidate":"3.5.1-1+deb13u1"}
                {"package":"libpng16-16t64","installed":"1.6.48-1","candidate":"1.6.48-1+deb13u1"}
                {"package":"broken"
                """;

        assertThat(PackageCheck.parse(output))
                .containsExactly(
                        new PackageUpdate("openssl", "3.5.1-1", "3.5.1-1+deb13u1"),
                        new PackageUpdate("libpng16-16t64", "1.6.48-1", "1.6.48-1+deb13u1"));
    }
}
