package dev.pressyard.portal.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** The icons that the pages use, out of Bootstrap Icons, as one SVG file with a symbol for each. */
final class IconSprite {

    /** Every icon of every page; a name that is missing here fails the page that uses it. */
    private static final List<String> NAMES = List.of(
            "arrow-clockwise",
            "arrow-left",
            "arrow-right",
            "box-arrow-right",
            "box-arrow-up-right",
            "box-seam",
            "check-circle-fill",
            "check-lg",
            "chevron-down",
            "chevron-right",
            "chevron-up",
            "circle",
            "circle-half",
            "clipboard",
            "clock",
            "clock-history",
            "cloud",
            "dash",
            "dash-circle",
            "database",
            "diagram-3",
            "download",
            "exclamation-circle-fill",
            "exclamation-triangle-fill",
            "folder",
            "globe2",
            "hourglass-split",
            "info-circle-fill",
            "keyboard",
            "link-45deg",
            "list",
            "lock-fill",
            "moon",
            "pause-circle-fill",
            "pencil",
            "people",
            "person",
            "play-fill",
            "plus-lg",
            "printer",
            "search",
            "shield-check",
            "slash-circle",
            "sun",
            "terminal",
            "tools",
            "trash3",
            "wifi-off",
            "x-circle-fill",
            "x-lg");

    private static final Pattern SVG = Pattern.compile("<svg[^>]*viewBox=\"([^\"]+)\"[^>]*>(.*)</svg>", Pattern.DOTALL);
    private static final String FOLDER = "META-INF/resources/webjars/bootstrap-icons/1.13.1/icons/";

    private final Map<String, String> symbols;

    private IconSprite(Map<String, String> symbols) {
        this.symbols = symbols;
    }

    static IconSprite fromBootstrapIcons() throws IOException {
        var symbols = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var source = new ClassPathResource(FOLDER + name + ".svg").getContentAsString(StandardCharsets.UTF_8);
            symbols.put(name, symbol(name, source));
        }
        return new IconSprite(symbols);
    }

    private static String symbol(String name, String source) {
        var svg = SVG.matcher(source);
        if (!svg.find()) {
            throw new IllegalStateException("not an icon: " + name);
        }
        return "<symbol id=\"%s\" viewBox=\"%s\" fill=\"currentColor\">%s</symbol>"
                .formatted(name, svg.group(1), svg.group(2).strip());
    }

    /** Returns the name of an icon that is here; throws if it is not. */
    String require(String name) {
        if (!symbols.containsKey(name)) {
            throw new IllegalArgumentException("no icon " + name + ": add it to IconSprite");
        }
        return name;
    }

    byte[] bytes() {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\">" + String.join("", symbols.values()) + "</svg>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
