package dev.pressyard.provisioning.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class CodeUploadsIntegrationTests {

    @TempDir
    private Path folder;

    @Autowired
    private CodeUploads uploads;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void givesBackWhatWasSent() throws IOException {
        var sent = gzipped("a theme");

        var kept = uploads.keep("theme.tar.gz", new ByteArrayInputStream(sent), "ada");

        assertThat(uploads.find(kept.sha256())).hasValue(kept);
        assertThat(uploads.copy(kept.sha256(), folder.resolve("copy"))).isTrue();
        assertThat(folder.resolve("copy")).hasBinaryContent(sent);
    }

    @Test
    void keepsTheSameFileOnce() throws IOException {
        var sent = gzipped("sent twice");
        var first = uploads.keep("one.tar.gz", new ByteArrayInputStream(sent), "ada");
        var second = uploads.keep("two.tar.gz", new ByteArrayInputStream(sent), "lin");

        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(uploads.find(first.sha256()).orElseThrow().name()).isEqualTo("two.tar.gz");
    }

    @Test
    void refusesWhatIsNoTarball() {
        var text = "PK this is a zip, or a picture, or a letter".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(UploadRefusedException.class)
                .isThrownBy(() -> uploads.keep("theme.zip", new ByteArrayInputStream(text), "ada"))
                .withMessageContaining("no tarball");
    }

    @Test
    void stopsReadingWhatIsTooLarge() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                return read(new byte[1], 0, 1) == 1 ? 0 : -1;
            }

            @Override
            public int read(byte[] block, int offset, int length) {
                given += length;
                return length;
            }
        };

        assertThatExceptionOfType(UploadRefusedException.class)
                .isThrownBy(() -> uploads.keep("endless.tar", endless, "ada"))
                .withMessageContaining("64 MiB");
        assertThat(endless.given).isLessThan(CodeUploads.MOST_BYTES + (1 << 20));
    }

    @Test
    void forgetsAfterADayWhatNoSpecNames() throws IOException {
        var unused = uploads.keep("unused.tar.gz", new ByteArrayInputStream(gzipped("unused")), "ada");
        jdbc.sql("update code_upload set uploaded_at = now() - interval '25 hours'")
                .update();

        uploads.keep("newer.tar.gz", new ByteArrayInputStream(gzipped("newer")), "ada");

        assertThat(uploads.find(unused.sha256())).isEmpty();
        assertThat(uploads.copy(unused.sha256(), folder.resolve("none"))).isFalse();
        assertThat(Files.exists(folder.resolve("none"))).isFalse();
    }

    private static byte[] gzipped(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
