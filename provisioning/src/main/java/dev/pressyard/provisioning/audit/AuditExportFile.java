package dev.pressyard.provisioning.audit;

import dev.pressyard.provisioning.audit.ChainVerification.Broken;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** An export of the audit history in JSONL, to be verified far from the database it came from. */
public final class AuditExportFile {

    private final Path file;

    public AuditExportFile(Path file) {
        this.file = file;
    }

    /**
     * Checks every line: that its content has its hash, and that it follows the line before.
     *
     * @throws IOException if the file cannot be read
     */
    public ChainVerification verify() throws IOException {
        var chain = new Chain();
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var broken = follow(chain, line);
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
        }
        return chain.intact();
    }

    private static Optional<Broken> follow(Chain chain, String line) {
        try {
            var row = AuditJson.row(line);
            return row == null ? Optional.of(notARow(chain)) : chain.nextOfSome(row);
        } catch (JacksonException notARow) {
            return Optional.of(notARow(chain));
        }
    }

    private static Broken notARow(Chain chain) {
        return new Broken(chain.end().id() + 1, "in its place is what is not a row of an export");
    }

    /**
     * Verifies the file and says in words what was found.
     *
     * @return 0 if every row is intact and none is left out up to the last one, 1 if one is not intact, 2 if the file
     *     cannot be read, is something else or holds no row, 3 if all rows are intact and some are left out between
     *     them, as in the export of a filtered history
     */
    public int report(PrintStream output) {
        try {
            if (Files.size(file) == 0) {
                output.println("%s holds no rows: nothing is verified by it.".formatted(file));
                return 2;
            }
            if (!holdsJson()) {
                output.println("%s is no export in JSONL, the form that can be verified: export the history as JSONL."
                        .formatted(file));
                return 2;
            }
            var verification = verify();
            output.println(words(verification));
            return status(verification);
        } catch (IOException unreadable) {
            output.println("The export %s cannot be read: %s".formatted(file, unreadable));
            return 2;
        }
    }

    private boolean holdsJson() throws IOException {
        try (var content = Files.newInputStream(file)) {
            return content.read() == '{';
        }
    }

    private static int status(ChainVerification verification) {
        return switch (verification) {
            case ChainVerification.Intact intact when intact.gaps() > 0 -> 3;
            case ChainVerification.Intact _ -> 0;
            case Broken _ -> 1;
        };
    }

    private static String words(ChainVerification verification) {
        return switch (verification) {
            case ChainVerification.Intact intact ->
                "%d %s, all intact%s; the last is row %d with hash %s"
                        .formatted(
                                intact.rows(),
                                intact.rows() == 1 ? "row" : "rows",
                                leftOut(intact.gaps()),
                                intact.end().id(),
                                intact.end().hash());
            case Broken broken -> "Row %d is broken: %s".formatted(broken.row(), broken.reason());
        };
    }

    private static String leftOut(long places) {
        return places == 0
                ? ", none left out"
                : "; rows are left out in %d %s, as a filter does, or somebody who removes some"
                        .formatted(places, places == 1 ? "place" : "places");
    }
}
