package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.PhpSettings;
import dev.pressyard.provisioning.site.SiteSize;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** Reads what PHP may use, or says beside each field what would be right. */
final class PhpSettingsReader {

    private PhpSettingsReader() {}

    /** What differs from the image's own settings; {@code null} if nothing does, or if a field is wrong. */
    static @Nullable PhpSettings read(DetailsForm details, SiteSize size, BindingResult errors) {
        var taskMemory = CapacityReader.taskMemory(details, size);
        var most = PhpSettings.mostMemory(taskMemory);
        var memory = read(details.phpMemory(), PhpSettings.LEAST_MEMORY, most, PhpSettings.USUAL.memory());
        if (memory == null) {
            reject(errors, "phpMemory", memoryComplaint(most, taskMemory));
        }
        var upload = read(
                details.phpUpload(), PhpSettings.LEAST_UPLOAD, PhpSettings.MOST_UPLOAD, PhpSettings.USUAL.upload());
        if (upload == null) {
            reject(errors, "phpUpload", range(PhpSettings.LEAST_UPLOAD, PhpSettings.MOST_UPLOAD) + ".");
        }
        return memory == null || upload == null ? null : differing(new PhpSettings(memory, upload));
    }

    private static @Nullable Integer read(String typed, int least, int most, int usual) {
        return typed.isEmpty()
                ? (Integer) usual
                : WholeNumber.read(typed, least, most).orElse(null);
    }

    private static @Nullable PhpSettings differing(PhpSettings wanted) {
        return wanted.equals(PhpSettings.USUAL) ? null : wanted;
    }

    private static String memoryComplaint(int most, int taskMemory) {
        var range = range(PhpSettings.LEAST_MEMORY, most);
        return most * 2 == taskMemory
                ? "%s: at most half of the container's %d MiB, so that two requests fit.".formatted(range, taskMemory)
                : range + ".";
    }

    private static String range(int least, int most) {
        return "A whole number of MiB from %d to %d".formatted(least, most);
    }

    private static void reject(BindingResult errors, String field, String message) {
        errors.rejectValue("details." + field, "refused", message);
    }
}
