package dev.pressyard.portal.site;

import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.site.SiteSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of the form that says what the site's image holds, as it was typed.
 *
 * @param release {@code USUAL}, {@code OTHER}, or {@code UNRECORDED} for a site whose WordPress is the usual one of the
 *     day, and stays so until somebody chooses
 * @param source {@code NONE}, {@code REPOSITORY}, {@code ARCHIVE} or {@code UPLOAD}
 * @param uploadSha256 names a file that was sent before the form
 */
record CodeForm(
        String release,
        String version,
        String wordpressUrl,
        String wordpressSha256,
        String source,
        String repositoryUrl,
        String repositoryRef,
        String archiveUrl,
        String archiveSha256,
        String uploadSha256,
        String uploadName) {

    static final String USUAL = "USUAL";
    static final String OTHER = "OTHER";
    static final String UNRECORDED = "UNRECORDED";
    private static final Set<String> RELEASES = Set.of(USUAL, OTHER, UNRECORDED);
    static final String NONE = "NONE";
    static final String REPOSITORY = "REPOSITORY";
    static final String ARCHIVE = "ARCHIVE";
    static final String UPLOAD = "UPLOAD";

    /** What WordPress brings, and nothing else. */
    static final CodeForm PLAIN = plain(USUAL);

    CodeForm(
            @Nullable String release,
            @Nullable String version,
            @Nullable String wordpressUrl,
            @Nullable String wordpressSha256,
            @Nullable String source,
            @Nullable String repositoryUrl,
            @Nullable String repositoryRef,
            @Nullable String archiveUrl,
            @Nullable String archiveSha256,
            @Nullable String uploadSha256,
            @Nullable String uploadName) {
        this.release = release != null && RELEASES.contains(release) ? release : USUAL;
        this.version = typed(version);
        this.wordpressUrl = typed(wordpressUrl);
        this.wordpressSha256 = typed(wordpressSha256);
        this.source = source == null || source.isBlank() ? NONE : source;
        this.repositoryUrl = typed(repositoryUrl);
        this.repositoryRef = typed(repositoryRef);
        this.archiveUrl = typed(archiveUrl);
        this.archiveSha256 = typed(archiveSha256);
        this.uploadSha256 = typed(uploadSha256);
        this.uploadName = typed(uploadName);
    }

    /** The part that would ask for what a spec has. */
    static CodeForm of(SiteSpec spec, WordPressRelease usual) {
        var plain =
                spec.chosenWordPress().map(chosen -> PLAIN.with(chosen, usual)).orElseGet(() -> plain(UNRECORDED));
        return switch (spec.code()) {
            case SiteCode.None() -> plain;
            case SiteCode.Repository(String url, String ref) -> plain.from(REPOSITORY, url, ref, "", "", "", "");
            case SiteCode.Archive archive ->
                plain.from(
                        ARCHIVE,
                        "",
                        "",
                        archive.address().url(),
                        archive.address().sha256(),
                        "",
                        "");
            case SiteCode.Upload(String sha256, String name) -> plain.from(UPLOAD, "", "", "", "", sha256, name);
        };
    }

    private static CodeForm plain(String release) {
        return new CodeForm(release, "", "", "", NONE, "", "", "", "", "", "");
    }

    private CodeForm with(WordPressRelease chosen, WordPressRelease usual) {
        return chosen.archive().sha256().equals(usual.archive().sha256())
                ? this
                : new CodeForm(
                        OTHER,
                        chosen.version(),
                        chosen.archive().url(),
                        chosen.archive().sha256(),
                        source,
                        repositoryUrl,
                        repositoryRef,
                        archiveUrl,
                        archiveSha256,
                        uploadSha256,
                        uploadName);
    }

    private CodeForm from(
            String newSource, String url, String ref, String archive, String digest, String upload, String name) {
        return new CodeForm(
                release, version, wordpressUrl, wordpressSha256, newSource, url, ref, archive, digest, upload, name);
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
