package dev.pressyard.provisioning.containerlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogReadingTests {

    /** As the role nginx's {@code log_format} writes it. */
    private static final String REQUEST = """
            {"time":"2026-11-26T16:00:00+00:00","kind":"request","id":"0a","client":"203.0.113.7","method":"GET",\
            "scheme":"https","host":"blog.test","path":"%s","protocol":"HTTP/1.1","status":%d,"bytes":9,"seconds":0.012,\
            "php_seconds":"0.010","cache":"MISS","referer":"","agent":"curl"}""";

    private final LogReading reading = new LogReading();

    @Test
    void tellsWhatWasAskedAndHowItWasAnswered() {
        assertThat(read(REQUEST.formatted("/about/", 200)))
                .isEqualTo(new LogMessage(
                        LogLevel.INFO, "request", "GET /about/ 200 12 ms", "cache MISS · from 203.0.113.7", false));
        assertThat(read(REQUEST.formatted("/wp-login.php", 429)).level()).isEqualTo(LogLevel.WARNING);
        assertThat(read(REQUEST.formatted("/", 502)).level()).isEqualTo(LogLevel.ERROR);
        assertThat(read(REQUEST.formatted("/", 0)).text()).isEqualTo("GET / cut off 12 ms");
    }

    @Test
    void knowsHealthChecksThatPassed() {
        assertThat(read(REQUEST.formatted("/readyz", 200)).isPassedHealthCheck())
                .isTrue();
        assertThat(read(REQUEST.formatted("/readyz", 503)).isPassedHealthCheck())
                .isFalse();
        assertThat(read(REQUEST.formatted("/readyz", 503)).level()).isEqualTo(LogLevel.WARNING);
        assertThat(read(REQUEST.formatted("/", 503)).level()).isEqualTo(LogLevel.ERROR);
        assertThat(read(REQUEST.formatted("/readyz-page", 200)).isPassedHealthCheck())
                .isFalse();
    }

    @Test
    void readsTheSupervisorAndTheErrorsOfNginxAndPhp() {
        assertThat(read("{\"time\":\"2026-11-26T16:00:00+00:00\",\"kind\":\"supervisor\",\"message\":\"php ended\"}"))
                .isEqualTo(LogMessage.of(LogLevel.INFO, "supervisor", "php ended"));
        assertThat(read("2026/11/26 16:00:00 [error] 31#31: *5 open() \"/a\" failed (2: No such file or directory)"))
                .isEqualTo(
                        LogMessage.of(LogLevel.ERROR, "nginx", "open() \"/a\" failed (2: No such file or directory)"));
        assertThat(read("[26-Nov-2026 16:00:00] WARNING: [pool wordpress] child 7 exited on signal 9"))
                .isEqualTo(
                        LogMessage.of(LogLevel.WARNING, "php", "WARNING: [pool wordpress] child 7 exited on signal 9"));
        assertThat(read("[26-Nov-2026 16:00:00 UTC] PHP Fatal error:  Uncaught Error: no")
                        .level())
                .isEqualTo(LogLevel.ERROR);
    }

    @Test
    void countsWhatFollowsAnErrorAsPartOfIt() {
        read("[26-Nov-2026 16:00:00 UTC] PHP Fatal error:  Uncaught Error: no");

        assertThat(read("Stack trace:").level()).isEqualTo(LogLevel.ERROR);
        assertThat(read("#0 /var/www/html/index.php(17): greet()").level()).isEqualTo(LogLevel.ERROR);
        assertThat(read("  thrown in /greeting.php on line 2").level()).isEqualTo(LogLevel.ERROR);
        assertThat(read("something else").level()).isEqualTo(LogLevel.INFO);
    }

    @Test
    void leavesWhatItDoesNotKnowAsItIs() {
        assertThat(read("{\"kind\":\"request\",\"pa"))
                .isEqualTo(LogMessage.of(LogLevel.INFO, "", "{\"kind\":\"request\",\"pa"));
        assertThat(read("[\"a list\"]").text()).isEqualTo("[\"a list\"]");
    }

    private LogMessage read(String text) {
        return reading.read(new ContainerLogLine(Instant.EPOCH, "wordpress/wordpress/1", text))
                .message();
    }
}
