package dev.pressyard.portal.run;

import dev.pressyard.portal.web.Doorbell;
import dev.pressyard.portal.web.EventStreams;
import dev.pressyard.provisioning.log.LogFeed;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunNotice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * The event streams: one of everything that moves, for lists, and one for each run, with its log. A page names the news
 * that it knows, and is not told to look again if there are no others.
 */
@Controller
class RunEventsController {

    private final ListFeed lists;
    private final RunFeed runs;
    private final LogFeed feed;
    private final EncodedChunks chunks;
    private final EventStreams streams;

    RunEventsController(ListFeed lists, RunFeed runs, LogFeed feed, EncodedChunks chunks, EventStreams streams) {
        this.lists = lists;
        this.runs = runs;
        this.feed = feed;
        this.chunks = chunks;
        this.streams = streams;
    }

    /** Says that some run has changed; many changes at once are told once. */
    @GetMapping("/events")
    StreamingResponseBody all(
            @RequestParam(required = false) @Nullable String known, HttpSession session, HttpServletResponse response)
            throws IOException {
        return tell(notice -> true, known, session, response);
    }

    /** The same of runs that are for a site; those of images and platforms are not. */
    @GetMapping("/events/sites")
    StreamingResponseBody sites(
            @RequestParam(required = false) @Nullable String known, HttpSession session, HttpServletResponse response)
            throws IOException {
        return tell(notice -> notice.site().isPresent(), known, session, response);
    }

    /** The same of the runs of one site. */
    @GetMapping("/events/sites/{site}")
    StreamingResponseBody site(
            @PathVariable UUID site,
            @RequestParam(required = false) @Nullable String known,
            HttpSession session,
            HttpServletResponse response)
            throws IOException {
        return tell(notice -> notice.site().filter(site::equals).isPresent(), known, session, response);
    }

    private StreamingResponseBody tell(
            Predicate<RunNotice> shown, @Nullable String known, HttpSession session, HttpServletResponse response)
            throws IOException {
        return streams.serve(session.getId(), response, listener -> {
            var bell = new Doorbell();
            var news = new ListNews(shown, bell);
            try (var _ = lists.follow(news, known)) {
                listener.hear(news, bell);
            }
        });
    }

    /**
     * @param last the last chunk that a client got before it was cut off; browsers say it by themselves
     * @param after the last chunk that a client knows when it first connects
     * @param known how far the news had come when the client's page was made
     */
    @GetMapping("/runs/{number:[1-9][0-9]{0,17}}/events")
    StreamingResponseBody run(
            @PathVariable long number,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable String known,
            HttpSession session,
            HttpServletResponse response)
            throws IOException {
        var run = new RunIdentifier(number);
        var log = new LogIdentifier(number);
        runs.require(run);
        return streams.serve(session.getId(), response, listener -> {
            var bell = new Doorbell();
            var news = new RunNews(log, last == null ? after : last, bell, feed, chunks);
            try (var _ = feed.subscribe(log, sequence -> bell.ring());
                    var _ = runs.subscribe(run, news)) {
                begin(news, runs.hasEnded(run), known);
                listener.hear(news, bell);
            }
        });
    }

    /** What changed between the page and its stream is told too. */
    private void begin(RunNews news, boolean hasEnded, @Nullable String known) {
        if (lists.isNow(known)) {
            news.stands(hasEnded);
        } else {
            news.changed(hasEnded);
        }
    }
}
