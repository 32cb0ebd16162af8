package dev.pressyard.portal.site;

import dev.pressyard.provisioning.containerlog.LogLevel;
import dev.pressyard.provisioning.containerlog.ReadLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a container's log.
 *
 * @param day the day in UTC, where it is another than that of the line before
 * @param task the short id of the task that wrote it
 * @param level {@code error}, {@code warning} or {@code info}
 * @param raw the line as it was written
 */
record ContainerLineView(
        Instant at,
        @Nullable LocalDate day,
        String task,
        String level,
        String source,
        String text,
        String details,
        String raw) {

    static List<ContainerLineView> of(List<ReadLine> lines) {
        var views = new ArrayList<ContainerLineView>();
        LocalDate before = null;
        for (var line : lines) {
            var day = LocalDate.ofInstant(line.line().at(), ZoneOffset.UTC);
            views.add(of(line, day.equals(before) ? null : day));
            before = day;
        }
        return views;
    }

    private static ContainerLineView of(ReadLine read, @Nullable LocalDate day) {
        var line = read.line();
        var message = read.message();
        return new ContainerLineView(
                line.at(),
                day,
                shortened(line.stream().substring(line.stream().lastIndexOf('/') + 1)),
                word(message.level()),
                message.source(),
                message.text(),
                message.details(),
                line.text());
    }

    private static String word(LogLevel level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    /** As much of a task's id as tells it from others of its site. */
    static String shortened(String task) {
        return task.length() <= 8 ? task : task.substring(0, 8);
    }
}
