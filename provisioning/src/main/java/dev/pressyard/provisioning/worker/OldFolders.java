package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Clears away the folders that runs have left on this node, some days after their end. */
@Component
class OldFolders {

    private static final Logger LOGGER = LoggerFactory.getLogger(OldFolders.class);

    /** As long as somebody may still want to look into one. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** Where the portal itself failed, a process of the run may still be at work. */
    private static final String OLD = """
            select number from run
            where number in (:numbers) and finished_at < :before
              and (failure_summary is null or failure_phase is not null)""";

    private final JdbcClient jdbc;
    private final Installation installation;
    private final Clock clock;

    OldFolders(JdbcClient jdbc, Installation installation, Clock clock) {
        this.jdbc = jdbc;
        this.installation = installation;
        this.clock = clock;
    }

    void remove() {
        try {
            var runs = installation.dataFolder("runs");
            var there = numbers(runs);
            if (!there.isEmpty()) {
                old(there).forEach(number -> remove(runs.resolve(Long.toString(number))));
            }
        } catch (RuntimeException failure) {
            LOGGER.warn("Old folders of runs could not be removed; the next run's end will do", failure);
        }
    }

    private List<Long> old(List<Long> numbers) {
        return jdbc.sql(OLD)
                .param("numbers", numbers)
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }

    private static List<Long> numbers(Path runs) {
        try (var entries = Files.list(runs)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,17}"))
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A state that only lies here is kept, whatever its age. */
    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            if (files.noneMatch(file -> file.endsWith("errored.tfstate"))) {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
