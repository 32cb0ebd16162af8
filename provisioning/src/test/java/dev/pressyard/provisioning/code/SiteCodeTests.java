package dev.pressyard.provisioning.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SiteCodeTests {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String OTHER_COMMIT = "fedcba9876543210fedcba9876543210fedcba98";

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/theme.tar.gz", "https://example.org:8443/a?b=c", "file:///tmp/theme.tar"})
    void takesAddressesOfArchives(String url) {
        assertThat(ArchiveAddress.complaintAboutUrl(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://example.org/theme.tar.gz",
                "https://ada:secret@example.org/theme.tar.gz",
                "https:///theme.tar.gz",
                "ftp://example.org/theme.tar.gz",
                "file://host/theme.tar",
                "https://example.org/a b",
                "--upload-pack=x"
            })
    void refusesOtherAddressesOfArchives(String url) {
        assertThat(ArchiveAddress.complaintAboutUrl(url)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> new ArchiveAddress(url, "0".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a.git", "ssh://git@example.org/a.git", "file:///srv/a.git"})
    void takesAddressesOfRepositories(String url) {
        assertThat(SiteCode.Repository.complaintAboutUrl(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@example.org:a.git",
                "ext::sh -c id",
                "https://token@example.org/a.git",
                "ssh://-oProxyCommand=id/a",
                "-x"
            })
    void refusesOtherAddressesOfRepositories(String url) {
        assertThat(SiteCode.Repository.complaintAboutUrl(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a..b", "a b", "a^{}", "a:b"})
    void refusesWhatIsNoRef(String ref) {
        assertThat(SiteCode.Repository.complaintAboutRef(ref)).isPresent();
    }

    @Test
    void prefersABranchToATagOfTheSameName() {
        var listed = "%s\trefs/tags/v1\n%s\trefs/heads/v1\n".formatted(OTHER_COMMIT, COMMIT);

        assertThat(CodePinning.commit(listed, "v1")).hasValue(COMMIT);
    }

    @Test
    void takesTheCommitThatAnAnnotatedTagNames() {
        var listed = "%s\trefs/tags/v1\n%s\trefs/tags/v1^{}\n".formatted(OTHER_COMMIT, COMMIT);

        assertThat(CodePinning.commit(listed, "v1")).hasValue(COMMIT);
    }

    @Test
    void findsNoCommitAmongOtherWords() {
        assertThat(CodePinning.commit("warning: redirecting to x\n%s\trefs/heads/other\n".formatted(COMMIT), "main"))
                .isEmpty();
    }

    /** The template's own defaults are for whoever runs Packer by hand; both must mean the same WordPress. */
    @Test
    void takesTheSameWordPressAsTheTemplateWhereNothingIsSet() throws IOException {
        var settings = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("pressyard.image", Bindable.of(CodeSettings.class));
        var template = Files.readString(Path.of("../packer/site/template.pkr.hcl"));

        assertThat(template)
                .contains(
                        '"' + settings.wordpressVersion() + '"',
                        '"' + settings.wordpressArchiveUrl() + '"',
                        '"' + settings.wordpressArchiveSha256() + '"');
    }
}
