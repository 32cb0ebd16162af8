package dev.pressyard.provisioning.inspection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks the site for its front page, as a visitor does. */
final class PageCheck implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** WordPress prints quotes, dashes and ampersands otherwise than they were typed; letters and digits stay. */
    private static final Pattern CHARACTER_REFERENCE = Pattern.compile("&#?\\w+;");

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]");

    @Override
    public Finding look(InspectedSite site) throws InterruptedException {
        return site.address().isPresent()
                ? look(site.address().get(), site.title())
                : new Finding.Bad("nobody knows the site's address");
    }

    private static Finding look(URI address, Optional<String> title) throws InterruptedException {
        try (var client = HttpClient.newBuilder()
                .followRedirects(Redirect.NORMAL)
                .proxy(new LoopbackNames())
                .connectTimeout(PATIENCE)
                .build()) {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return judge(address, client.send(request, BodyHandlers.ofString()), title);
        } catch (IOException failure) {
            return new Finding.NotYet("%s does not answer (%s)"
                    .formatted(address, failure.getClass().getSimpleName()));
        }
    }

    private static Finding judge(URI address, HttpResponse<String> answer, Optional<String> title) {
        if (answer.statusCode() != 200) {
            return new Finding.NotYet("%s answers %d".formatted(address, answer.statusCode()));
        }
        return title.filter(it -> !hasTitle(answer.body(), it)).isPresent()
                ? new Finding.NotYet("%s answers, but not with the site's title".formatted(address))
                : new Finding.Good("%s answers 200".formatted(address));
    }

    static boolean hasTitle(String page, String title) {
        var matcher = TITLE.matcher(page);
        return matcher.find() && letters(matcher.group(1)).contains(letters(title));
    }

    private static String letters(String text) {
        var withoutReferences = CHARACTER_REFERENCE.matcher(text).replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT.matcher(withoutReferences).replaceAll("");
    }
}
