package dev.pressyard.portal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the runs that a text names, such as {@code See run 33}, so that a page can lead there. */
@Component("runMentions")
public class RunMentions {

    private static final Pattern MENTION = Pattern.compile("\\b[Rr]un (\\d{1,18})\\b");

    /**
     * A piece of a text.
     *
     * @param run the number of the run that it names; absent if it names none
     */
    public record Piece(String text, @Nullable String run) {}

    /** The text, in pieces. */
    public List<Piece> in(String text) {
        var pieces = new ArrayList<Piece>();
        var mention = MENTION.matcher(text);
        var end = 0;
        while (mention.find()) {
            pieces.add(new Piece(text.substring(end, mention.start()), null));
            pieces.add(new Piece(mention.group(), mention.group(1)));
            end = mention.end();
        }
        pieces.add(new Piece(text.substring(end), null));
        return pieces;
    }
}
