package dev.pressyard.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * The one style sheet of all pages: what they use of Bootstrap, our tokens, our rules. A browser shows nothing before
 * it has read it, and asks once instead of three times, over a connection that it has.
 */
final class StyleSheet implements ResourceTransformer {

    /** Our rules, in whose place all of it is served. */
    private static final String FILE = "pressyard.css";

    private static final Resource BOOTSTRAP =
            new ClassPathResource("META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css");
    private static final Resource TOKENS = new ClassPathResource("assets/css/tokens.css");

    private static final Pattern NO_RULE = Pattern.compile("/\\*.*?\\*/|@charset[^;]*;", Pattern.DOTALL);

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        var transformed = chain.transform(request, resource);
        return FILE.equals(transformed.getFilename())
                ? new TransformedResource(transformed, all(transformed).getBytes(StandardCharsets.UTF_8))
                : transformed;
    }

    private static String all(Resource own) throws IOException {
        return BootstrapStyles.used(rules(BOOTSTRAP)) + rules(TOKENS) + rules(own);
    }

    private static String rules(Resource file) throws IOException {
        return NO_RULE.matcher(file.getContentAsString(StandardCharsets.UTF_8)).replaceAll("");
    }
}
