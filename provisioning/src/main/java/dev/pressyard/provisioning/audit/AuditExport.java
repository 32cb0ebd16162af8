package dev.pressyard.provisioning.audit;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the audit history out, oldest row first, holding only a few thousand rows at a time. */
@Component
public class AuditExport {

    private static final int BATCH = 2_000;

    private static final String[] HEADER = {
        "id", "at", "actor", "address", "action", "site", "siteName", "run", "detail", "previousHash", "hash"
    };

    /** What spreadsheets take for the beginning of a formula, or skip before one (OWASP, CSV injection). */
    private static final String FORMULA_BEGINNINGS = "=+-@\t\r\n＝＋－＠";

    private final AuditTable table;

    AuditExport(AuditTable table) {
        this.table = table;
    }

    /**
     * Writes every row that the filter lets pass.
     *
     * @throws IOException if the output refuses a row
     */
    public void write(AuditFilter filter, AuditFormat format, Appendable output) throws IOException {
        switch (format) {
            case CSV -> writeCsv(filter, output);
            case JSONL ->
                forEach(filter, row -> output.append(AuditJson.line(row)).append('\n'));
        }
    }

    private void writeCsv(AuditFilter filter, Appendable output) throws IOException {
        var csv = new CSVPrinter(output, CSVFormat.RFC4180);
        csv.printRecord((Object[]) HEADER);
        forEach(filter, row -> csv.printRecord(cells(row)));
    }

    private static List<String> cells(AuditRecord row) {
        return Stream.of(
                        row.id(),
                        row.at(),
                        row.actor(),
                        row.address(),
                        row.action(),
                        row.site(),
                        row.siteName(),
                        row.run(),
                        AuditJson.detail(row.detail()),
                        row.previousHash(),
                        row.hash())
                .map(AuditExport::cell)
                .toList();
    }

    /** An apostrophe makes a spreadsheet take the rest for text. */
    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void forEach(AuditFilter filter, RowWriter writer) throws IOException {
        var rows = table.above(0, filter, BATCH);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                writer.write(row);
            }
            rows = table.above(rows.getLast().id(), filter, BATCH);
        }
    }

    private interface RowWriter {
        void write(AuditRecord row) throws IOException;
    }
}
