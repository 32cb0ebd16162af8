package dev.pressyard.portal.doctor;

import dev.pressyard.provisioning.process.ProgramAnswers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What tools say of their versions. Some take a second to say it: each is asked once, and again after a while. */
@Component
class ToolVersions {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+(\\.[0-9]+)?");

    private final ProgramAnswers programs;
    private final Clock clock;
    private final Map<List<String>, Answer> answers = new ConcurrentHashMap<>();

    ToolVersions(ProgramAnswers programs, Clock clock) {
        this.programs = programs;
        this.clock = clock;
    }

    private record Answer(Optional<String> version, Instant at) {}

    /** The version in the last answer to a question; empty if it had none, or was never asked. */
    Optional<String> known(List<String> question) {
        return Optional.ofNullable(answers.get(question)).flatMap(Answer::version);
    }

    boolean isKnown(List<String> question) {
        var answer = answers.get(question);
        return answer != null && answer.at().plus(KEPT).isAfter(clock.instant());
    }

    /** Asks, side by side, what is not known. */
    void learn(Collection<List<String>> questions) throws InterruptedException {
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            askers.invokeAll(questions.stream()
                    .filter(question -> !isKnown(question))
                    .map(this::asking)
                    .toList());
        }
    }

    private Callable<Answer> asking(List<String> question) {
        return () -> {
            var answer = new Answer(programs.ask(question).flatMap(ToolVersions::versionIn), clock.instant());
            answers.put(question, answer);
            return answer;
        };
    }

    /** The first thing in a text that looks like a version. */
    static Optional<String> versionIn(String text) {
        return VERSION.matcher(text).results().map(MatchResult::group).findFirst();
    }
}
