package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.site.PhpSettings;
import dev.pressyard.provisioning.site.SiteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.BeanPropertyBindingResult;

class PhpSettingsReaderTests {

    private final BeanPropertyBindingResult errors = new BeanPropertyBindingResult(SiteForm.empty(""), "form");

    @Test
    void keepsNothingThatIsAsTheImageHasIt() {
        assertThat(PhpSettingsReader.read(details("", "", ""), SiteSize.SMALL, errors))
                .isNull();
        assertThat(PhpSettingsReader.read(details("", "256", "64"), SiteSize.SMALL, errors))
                .isNull();
        assertThat(errors.hasErrors()).isFalse();
    }

    @Test
    void takesEachByItself() {
        assertThat(PhpSettingsReader.read(details("", "512", ""), SiteSize.SMALL, errors))
                .isEqualTo(new PhpSettings(512, 64));
        assertThat(PhpSettingsReader.read(details("", "", "1024"), SiteSize.SMALL, errors))
                .isEqualTo(new PhpSettings(256, 1024));
        assertThat(errors.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SMALL,'',513,512,1024",
        "SMALL,256/1024,1024,512,1024",
        "MEDIUM,'',63,1024,2048",
        "SMALL,1024/4096,-1,2048,4096"
    })
    void refusesMemoryOfWhichTwoRequestsWouldNotFit(
            SiteSize size, String task, String typed, int most, int taskMemory) {
        assertThat(PhpSettingsReader.read(details(task, typed, ""), size, errors))
                .isNull();

        assertThat(complaint("phpMemory"))
                .isEqualTo(
                        "A whole number of MiB from 64 to %d: at most half of the container's %d MiB, so that two requests fit."
                                .formatted(most, taskMemory));
    }

    @Test
    void refusesMoreMemoryThanTheImageTakesInTheLargestContainer() {
        PhpSettingsReader.read(details("2048/8192", "4096", ""), SiteSize.LARGE, errors);

        assertThat(complaint("phpMemory")).isEqualTo("A whole number of MiB from 64 to 2048.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1025", "64M", "1.5", "9999999", "-64"})
    void refusesAnUploadThatTheImageWouldRefuse(String typed) {
        assertThat(PhpSettingsReader.read(details("", "", typed), SiteSize.SMALL, errors))
                .isNull();

        assertThat(complaint("phpUpload")).isEqualTo("A whole number of MiB from 1 to 1024.");
    }

    private static DetailsForm details(String task, String memory, String upload) {
        return new DetailsForm(task, "", "", "", "", "", memory, upload);
    }

    private String complaint(String field) {
        var error = errors.getFieldError("details." + field);
        return error == null ? "" : String.valueOf(error.getDefaultMessage());
    }
}
