package dev.pressyard.portal.run;

import dev.pressyard.provisioning.log.LogExtent;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.LogLine;
import dev.pressyard.provisioning.log.LogMatch;
import dev.pressyard.provisioning.log.LogReader;
import dev.pressyard.provisioning.log.LogSection;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** A run's log by ranges of lines, by search, and as a file. */
@Controller
@RequestMapping("/runs/{number:[1-9][0-9]{0,17}}/log")
class RunLogController {

    private static final int MOST_LINES = 2_000;
    private static final int MOST_MATCHES = 1_000;

    private final LogReader logs;
    private final Runs runs;

    RunLogController(LogReader logs, Runs runs) {
        this.logs = logs;
        this.runs = runs;
    }

    /** The whole log as text, written as it is read. */
    @GetMapping
    void download(@PathVariable long number, HttpServletResponse response) throws IOException {
        var log = existing(number);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("run-" + number + ".log")
                        .build()
                        .toString());
        logs.copyTo(log, response.getOutputStream());
    }

    @GetMapping("/lines")
    @ResponseBody
    LinesView lines(@PathVariable long number, @RequestParam long from, @RequestParam int count) {
        require(from >= 1 && count >= 1 && count <= MOST_LINES);
        var log = existing(number);
        return new LinesView(logs.extent(log).lines(), logs.lines(log, from, count));
    }

    @GetMapping("/search")
    @ResponseBody
    List<LogMatch> search(
            @PathVariable long number, @RequestParam String text, @RequestParam(defaultValue = "0") long after) {
        require(!text.isEmpty() && text.length() <= 200 && after >= 0);
        return logs.search(existing(number), text, after, MOST_MATCHES);
    }

    /** Which lines belong to which phase, in the order of the lines. */
    @GetMapping("/sections")
    @ResponseBody
    List<LogSection> sections(@PathVariable long number) {
        return logs.sections(existing(number));
    }

    private LogIdentifier existing(long number) {
        return new LogIdentifier(
                runs.require(new RunIdentifier(number)).identifier().number());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /**
     * Some lines, and how long the log is.
     *
     * @see LogExtent#lines()
     */
    record LinesView(long total, List<LogLine> lines) {}
}
