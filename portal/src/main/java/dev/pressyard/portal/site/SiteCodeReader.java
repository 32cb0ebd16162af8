package dev.pressyard.portal.site;

import dev.pressyard.provisioning.code.ArchiveAddress;
import dev.pressyard.provisioning.code.ArchivesInUse;
import dev.pressyard.provisioning.code.CodeSettings;
import dev.pressyard.provisioning.code.CodeUploads;
import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.code.UploadedCode;
import dev.pressyard.provisioning.code.WordPressRelease;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Reads what a site's image is to hold, or says beside each field what keeps it from being readable. */
@Component
class SiteCodeReader {

    private static final String ON_THIS_MACHINE =
            "Addresses of files on the portal's machine are switched off here; use https://, or send the file itself.";

    private final CodeSettings settings;
    private final CodeUploads uploads;
    private final ArchivesInUse archives;

    SiteCodeReader(CodeSettings settings, CodeUploads uploads, ArchivesInUse archives) {
        this.settings = settings;
        this.uploads = uploads;
        this.archives = archives;
    }

    /** The WordPress that sites get where nobody chooses another. */
    WordPressRelease usual() {
        return settings.usualRelease();
    }

    /** The WordPress that was chosen; empty if none was, or if {@code errors} has what is wrong with it. */
    Optional<WordPressRelease> release(CodeForm form, BindingResult errors) {
        if (form.release().equals(CodeForm.UNRECORDED)) {
            return Optional.empty();
        }
        if (!form.release().equals(CodeForm.OTHER)) {
            return Optional.of(usual());
        }
        var digest = form.wordpressSha256().toLowerCase(Locale.ROOT);
        var complaints = new Complaints(errors);
        complaints.of("version", WordPressRelease.complaintAboutVersion(form.version()));
        complaints.of("wordpressUrl", complaintAboutArchive(form.wordpressUrl(), digest));
        complaints.of("wordpressSha256", ArchiveAddress.complaintAboutSha256(digest));
        return complaints.any()
                ? Optional.empty()
                : Optional.of(new WordPressRelease(form.version(), new ArchiveAddress(form.wordpressUrl(), digest)));
    }

    /** Where the site's own code comes from; empty if {@code errors} has what is wrong with it. */
    Optional<SiteCode> code(CodeForm form, BindingResult errors) {
        var complaints = new Complaints(errors);
        return switch (form.source()) {
            case CodeForm.NONE -> Optional.of(new SiteCode.None());
            case CodeForm.REPOSITORY -> repository(form, complaints);
            case CodeForm.ARCHIVE -> archive(form, complaints);
            case CodeForm.UPLOAD -> upload(form, complaints);
            default -> {
                complaints.of("source", Optional.of("Choose one of the sources in the list."));
                yield Optional.empty();
            }
        };
    }

    private Optional<SiteCode> repository(CodeForm form, Complaints complaints) {
        var url = form.repositoryUrl();
        complaints.of("repositoryUrl", remote(url, SiteCode.Repository.complaintAboutUrl(url)));
        complaints.of("repositoryRef", SiteCode.Repository.complaintAboutRef(form.repositoryRef()));
        return complaints.any() ? Optional.empty() : Optional.of(new SiteCode.Repository(url, form.repositoryRef()));
    }

    private Optional<SiteCode> archive(CodeForm form, Complaints complaints) {
        var url = form.archiveUrl();
        var digest = form.archiveSha256().toLowerCase(Locale.ROOT);
        complaints.of("archiveUrl", complaintAboutArchive(url, digest));
        complaints.of("archiveSha256", ArchiveAddress.complaintAboutSha256(digest));
        return complaints.any() ? Optional.empty() : Optional.of(new SiteCode.Archive(new ArchiveAddress(url, digest)));
    }

    private Optional<SiteCode> upload(CodeForm form, Complaints complaints) {
        Optional<SiteCode> sent = uploads.find(form.uploadSha256()).map(SiteCodeReader::asSent);
        if (sent.isEmpty()) {
            complaints.of("uploadSha256", Optional.of("Choose a file: a tarball with themes, plugins or mu-plugins."));
        }
        return sent;
    }

    private static SiteCode asSent(UploadedCode upload) {
        return new SiteCode.Upload(upload.sha256(), upload.name());
    }

    /** A file of this machine that a site has already is no news to whoever knows its digest. */
    private Optional<String> complaintAboutArchive(String url, String sha256) {
        return remote(url, ArchiveAddress.complaintAboutUrl(url)).filter(_ -> !archives.names(url, sha256));
    }

    private Optional<String> remote(String url, Optional<String> complaint) {
        return complaint.isEmpty() && ArchiveAddress.isLocal(url) && !settings.localCode()
                ? Optional.of(ON_THIS_MACHINE)
                : complaint;
    }

    /** What is wrong with this part of the form. */
    private static final class Complaints {

        private final BindingResult errors;
        private boolean any;

        Complaints(BindingResult errors) {
            this.errors = errors;
        }

        void of(String field, Optional<String> complaint) {
            complaint.ifPresent(it -> {
                errors.rejectValue("code." + field, "refused", it);
                any = true;
            });
        }

        boolean any() {
            return any;
        }
    }
}
