package dev.pressyard.provisioning.code;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a site's own themes, plugins and must-use plugins come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "from")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SiteCode.None.class, name = "none"),
    @JsonSubTypes.Type(value = SiteCode.Repository.class, name = "repository"),
    @JsonSubTypes.Type(value = SiteCode.Archive.class, name = "archive"),
    @JsonSubTypes.Type(value = SiteCode.Upload.class, name = "upload")
})
public sealed interface SiteCode {

    /** The source in a line, for people. */
    String words();

    /** The site has what WordPress brings. */
    record None() implements SiteCode {

        @Override
        public String words() {
            return "None of its own";
        }
    }

    /**
     * A git repository.
     *
     * @param url {@code https://…}, {@code ssh://…} or {@code file:///…}, without credentials: the git settings of the
     *     machine that builds have those
     * @param ref branch, tag or commit; a branch is looked up anew with each run
     */
    record Repository(String url, String ref) implements SiteCode {

        private static final Pattern SSH = Pattern.compile("ssh://([A-Za-z0-9._-]+@)?[A-Za-z0-9.-]+(:[0-9]+)?/\\S+");
        private static final Pattern FILE = Pattern.compile("file:///\\S+");
        private static final Pattern REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}");

        public Repository {
            ArchiveAddress.requireNone(complaintAboutUrl(url).or(() -> complaintAboutRef(ref)));
        }

        /** What is wrong with a repository's address, for the person who typed it; empty if nothing is. */
        public static Optional<String> complaintAboutUrl(String url) {
            return ArchiveAddress.isSecure(url)
                            || SSH.matcher(url).matches()
                            || FILE.matcher(url).matches()
                    ? Optional.empty()
                    : Optional.of("Give the repository's address without a password in it, for example"
                            + " https://github.com/example/our-theme.git.");
        }

        /** What is wrong with a ref, for the person who typed it; empty if nothing is. */
        public static Optional<String> complaintAboutRef(String ref) {
            return REF.matcher(ref).matches() && !ref.contains("..")
                    ? Optional.empty()
                    : Optional.of("Give a branch, a tag or a commit, for example main.");
        }

        @Override
        public String words() {
            return "%s at %s".formatted(url, ref);
        }
    }

    /** A tarball at an address. */
    record Archive(ArchiveAddress address) implements SiteCode {

        @Override
        public String words() {
            return address.url();
        }
    }

    /**
     * A tarball that was uploaded; see {@link CodeUploads}.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @param name of the file, as its sender called it
     */
    record Upload(String sha256, String name) implements SiteCode {

        public Upload {
            ArchiveAddress.requireNone(ArchiveAddress.complaintAboutSha256(sha256));
        }

        @Override
        public String words() {
            return name + ", uploaded";
        }
    }
}
