package dev.pressyard.portal.site;

import dev.pressyard.provisioning.code.CodeSettings;
import dev.pressyard.provisioning.code.CodeUploads;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the forms that ask for code what they say about it. */
@ControllerAdvice(assignableTypes = {NewSiteController.class, ChangeSiteController.class})
class CodeAdvice {

    private final CodeSettings settings;

    CodeAdvice(CodeSettings settings) {
        this.settings = settings;
    }

    @ModelAttribute("usualVersion")
    String usualVersion() {
        return settings.usualRelease().version();
    }

    @ModelAttribute("mostUploadBytes")
    long mostUploadBytes() {
        return CodeUploads.MOST_BYTES;
    }
}
