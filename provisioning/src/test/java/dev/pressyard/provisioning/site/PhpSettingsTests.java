package dev.pressyard.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PhpSettingsTests {

    private static final String OLDER = """
            {"title": "Our press", "environment": "STAGING", "size": "SMALL", "region": "us-east-1",
             "administratorEmail": "ada@example.org"%s}""";

    private final JsonMapper json = new JsonMapper();

    @Test
    void areUsualWhatTheImageHasByItself() throws IOException {
        assertThat(Files.readAllLines(Path.of("../ansible/roles/php/defaults/main.yml")))
                .contains("php_memory_limit_megabytes: " + PhpSettings.USUAL.memory())
                .contains("php_upload_megabytes: " + PhpSettings.USUAL.upload());
    }

    @Test
    void areUsualInSpecsFromBeforeTheyCouldBeChosen() {
        var older = json.readValue(OLDER.formatted(""), SiteSpec.class);

        assertThat(older.php()).isNull();
        assertThat(older.phpSettings()).isEqualTo(PhpSettings.USUAL);
        assertThat(json.writeValueAsString(older)).doesNotContain("php");
    }

    @Test
    void areKeptWithTheSpec() {
        var spec = json.readValue(OLDER.formatted(", \"php\": {\"memory\": 512, \"upload\": 200}"), SiteSpec.class);

        assertThat(spec.phpSettings()).isEqualTo(new PhpSettings(512, 200));
        assertThat(json.readValue(json.writeValueAsString(spec), SiteSpec.class))
                .isEqualTo(spec);
    }

    @Test
    void leaveRoomForTwoRequestsInAContainer() {
        assertThat(PhpSettings.mostMemory(1024)).isEqualTo(512);
        assertThat(PhpSettings.mostMemory(8192)).isEqualTo(2048);
    }

    @Test
    void areWhatTheImageTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhpSettings(63, 64));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhpSettings(2049, 64));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhpSettings(256, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhpSettings(256, 1025));
    }
}
