package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.containerlog.ContainerLogException;
import dev.pressyard.provisioning.containerlog.ContainerLogLine;
import dev.pressyard.provisioning.containerlog.ContainerLogStream;
import dev.pressyard.provisioning.containerlog.ContainerLogs;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What the youngest container of a site has said last: mostly the reason why the site does not come up. */
@Component
class LastWords {

    private static final int LINES = 12;
    private static final int LINES_AT_MOST = 60;
    private static final int LOOKED_AT = 200;
    private static final int LONGEST = 300;

    /** What the image logs of each request; health checks come many times a minute, and tell no reason. */
    private static final String REQUEST = "\"kind\":\"request\"";

    /** How PHP begins to say what ended it; what called what follows, in as many lines as it takes. */
    private static final String FATAL = "Fatal error: ";

    /** Terminal colours, and whatever else does not print. */
    private static final Pattern UNPRINTABLE = Pattern.compile("\\x1b\\[[0-9;]*[A-Za-z]|\\p{Cntrl}");

    private final ContainerLogs logs;
    private final Sites sites;

    LastWords(ContainerLogs logs, Sites sites) {
        this.logs = logs;
        this.sites = sites;
    }

    /** The last lines under a heading, without secrets; empty if no container has said anything. */
    Optional<String> of(RunDetails run) {
        try {
            return run.site().map(sites::require).flatMap(this::of);
        } catch (ContainerLogException unreadable) {
            return Optional.ofNullable(unreadable.getMessage());
        }
    }

    private Optional<String> of(Site site) {
        return logs.streams(site).stream()
                .flatMap(stream -> quoted(stream, logs.last(site, stream.name(), LOOKED_AT)).stream())
                .findFirst();
    }

    private static Optional<String> quoted(ContainerLogStream stream, List<ContainerLogLine> lines) {
        var telling =
                lines.stream().filter(line -> !line.text().contains(REQUEST)).toList();
        var text =
                telling.stream().skip(begin(telling)).map(LastWords::printable).collect(Collectors.joining("\n"));
        return text.isBlank()
                ? Optional.empty()
                : Optional.of("The last lines of the youngest container (%s, task %s):\n%s"
                        .formatted(
                                stream.container(),
                                stream.task(),
                                Redaction.ofPatterns().masked(text)));
    }

    /** Where to begin so that the last lines are quoted, and what PHP said of its end with them. */
    private static int begin(List<ContainerLogLine> lines) {
        return IntStream.range(Math.max(0, lines.size() - LINES_AT_MOST), lines.size())
                .filter(line -> lines.get(line).text().contains(FATAL))
                .reduce((earlier, later) -> later)
                .stream()
                .reduce(Math.max(0, lines.size() - LINES), Math::min);
    }

    private static String printable(ContainerLogLine line) {
        var text = UNPRINTABLE.matcher(line.text()).replaceAll("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
