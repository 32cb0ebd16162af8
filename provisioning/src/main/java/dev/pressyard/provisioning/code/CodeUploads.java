package dev.pressyard.provisioning.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The tarballs of site code that people sent. One that no spec names is forgotten after a day. */
@Service
public class CodeUploads {

    /** How large a tarball may be, in bytes. */
    public static final long MOST_BYTES = 64L << 20;

    private static final Duration KEPT_UNUSED = Duration.ofDays(1);
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,200}");

    private static final String KNOWN =
            "select sha256, name, size_bytes as size from code_upload where sha256 = :sha256";

    private static final String ADD = """
            insert into code_upload (sha256, name, size_bytes, content, uploaded_by, uploaded_at) values (?, ?, ?, ?, ?, ?)
            on conflict (sha256) do update set name = excluded.name, uploaded_at = excluded.uploaded_at
            """;

    private static final String FORGET = """
            delete from code_upload where uploaded_at < :before
              and not exists (select from site_spec where body -> 'code' ->> 'sha256' = code_upload.sha256)
            """;

    private static final String READ = "select content from code_upload where sha256 = ?";

    private final JdbcClient jdbc;
    private final DataSource database;
    private final Clock clock;

    CodeUploads(JdbcClient jdbc, DataSource database, Clock clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps what somebody sends. Only its outside is looked at here; the build looks through all of it.
     *
     * @param person the sender's user name
     * @throws UploadRefusedException if it is too large, or no tarball
     */
    public UploadedCode keep(String name, InputStream content, String person) {
        if (!NAME.matcher(name).matches()) {
            throw new UploadRefusedException("A file's name has 1 to 200 characters and no slash.");
        }
        jdbc.sql(FORGET)
                .param("before", clock.instant().minus(KEPT_UNUSED).atOffset(ZoneOffset.UTC))
                .update();
        try (var received = ReceivedFile.of(content, MOST_BYTES)) {
            add(name, received, person);
            return new UploadedCode(received.sha256(), name, received.size());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(String name, ReceivedFile received, String person) throws IOException {
        try (var session = database.getConnection();
                var statement = session.prepareStatement(ADD);
                var content = Files.newInputStream(received.path())) {
            statement.setString(1, received.sha256());
            statement.setString(2, name);
            statement.setLong(3, received.size());
            statement.setBinaryStream(4, content, received.size());
            statement.setString(5, person);
            statement.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IOException("The file could not be stored: " + failure.getMessage(), failure);
        }
    }

    /** What was sent of this digest. */
    public Optional<UploadedCode> find(String sha256) {
        return jdbc.sql(KNOWN).param("sha256", sha256).query(UploadedCode.class).optional();
    }

    /** Writes a tarball to a file. @return whether it is still there */
    boolean copy(String sha256, Path file) {
        try (var session = database.getConnection();
                var statement = session.prepareStatement(READ)) {
            statement.setString(1, sha256);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                try (var content = rows.getBinaryStream(1)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
                return true;
            }
        } catch (SQLException | IOException failure) {
            throw new UncheckedIOException(new IOException("The uploaded code cannot be read", failure));
        }
    }
}
