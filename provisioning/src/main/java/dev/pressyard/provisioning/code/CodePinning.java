package dev.pressyard.provisioning.code;

import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.StepExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out what a site's code is at the time of a run: a branch moves, and what it points to decides whether an image
 * has to be built.
 */
@Component
public class CodePinning {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final CodeSettings settings;
    private final CodeUploads uploads;

    CodePinning(CodeSettings settings, CodeUploads uploads) {
        this.settings = settings;
        this.uploads = uploads;
    }

    /** Looks the code up, as part of a run. @throws InterruptedException if the worker has to stop */
    public PinnedCode pin(PhaseContext context, SiteCode code) throws InterruptedException {
        return switch (code) {
            case SiteCode.None() -> new PinnedCode.Found("", Map.of());
            case SiteCode.Archive(ArchiveAddress address) -> archive(address.url(), address.sha256());
            case SiteCode.Upload(String sha256, String name) -> upload(folder(context), sha256, name);
            case SiteCode.Repository repository -> repository(context, repository);
        };
    }

    private static PinnedCode archive(String url, String sha256) {
        return new PinnedCode.Found(sha256, Map.of("site_code_archive_url", url, "site_code_archive_sha256", sha256));
    }

    private PinnedCode upload(Path folder, String sha256, String name) {
        var file = folder.resolve("site-code.tar");
        return uploads.copy(sha256, file)
                ? archive(file.toUri().toString().replaceFirst("^file:/+", "file:///"), sha256)
                : missing(
                        "The uploaded file %s is gone.".formatted(name),
                        null,
                        RunFailure.CHANGE_CODE + ": upload it again.");
    }

    private PinnedCode repository(PhaseContext context, SiteCode.Repository repository) throws InterruptedException {
        if (COMMIT.matcher(repository.ref()).matches()) {
            return found(repository, repository.ref());
        }
        return switch (context.step("code", () -> lookUp(folder(context), repository), Redaction::ofPatterns)) {
            case StepExit.Exited(int code, Path output)
            when code == 0 ->
                commit(read(output), repository.ref())
                        .map(commit -> said(context, repository, commit))
                        .orElseGet(() -> missing(
                                "The repository has no branch or tag '%s'.".formatted(repository.ref()),
                                null,
                                RunFailure.CHANGE_CODE
                                        + " to a branch or tag that is there; or push this one, then retry."));
            case StepExit.Exited(int _, Path output) ->
                missing(
                        "The repository of the site's code cannot be read.",
                        read(output).strip(),
                        RunFailure.CHANGE_CODE
                                + " if its address is wrong; where this machine's git may not read it, mend that and retry.");
            case StepExit.Canceled _ -> new PinnedCode.Missing(new PhaseOutcome.Canceled("canceled"));
            case StepExit.Lost(String reason, Path _) ->
                missing("The look into the repository was lost: " + reason, null, "Retry.");
        };
    }

    private static PinnedCode said(PhaseContext context, SiteCode.Repository repository, String commit) {
        context.say("The site's code is commit %s, which %s is now.".formatted(commit, repository.ref()));
        return found(repository, commit);
    }

    private static PinnedCode found(SiteCode.Repository repository, String commit) {
        return new PinnedCode.Found(commit, Map.of("site_code_git_url", repository.url(), "site_code_git_ref", commit));
    }

    private static PinnedCode missing(String summary, @Nullable String detail, String next) {
        return new PinnedCode.Missing(new PhaseOutcome.Failed(summary, detail, next));
    }

    private Command lookUp(Path folder, SiteCode.Repository repository) {
        var ref = repository.ref();
        return new Command(
                List.of(
                        settings.git(),
                        "-c",
                        "http.lowSpeedLimit=1000",
                        "-c",
                        "http.lowSpeedTime=60",
                        "ls-remote",
                        "--quiet",
                        repository.url(),
                        "refs/heads/" + ref,
                        "refs/tags/" + ref + "^{}",
                        "refs/tags/" + ref),
                folder,
                Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_ALLOW_PROTOCOL", "https:ssh:file"));
    }

    /** The commit of a branch, else the one that an annotated tag names, else that of a plain tag. */
    static Optional<String> commit(String listed, String ref) {
        return List.of("refs/heads/" + ref, "refs/tags/" + ref + "^{}", "refs/tags/" + ref).stream()
                .flatMap(name -> listed.lines()
                        .map(line -> line.split("\t", 2))
                        .filter(columns ->
                                columns.length == 2 && columns[1].strip().equals(name))
                        .map(columns -> columns[0].strip()))
                .filter(COMMIT.asMatchPredicate())
                .findFirst();
    }

    private static Path folder(PhaseContext context) {
        try {
            return Files.createDirectories(context.folder());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path output) {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
