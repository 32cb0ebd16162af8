package dev.pressyard.portal.web;

import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The page of what Tomcat refuses before it is a request of the portal's, such as an address with {@code %00} in it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class BareErrorPages implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final Assets assets;

    BareErrorPages(Assets assets) {
        this.assets = assets;
    }

    /** After Spring Boot has put its own valve there, so that this one is asked first. */
    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve(assets.version())));
    }

    private static String page(String assets, int status, String id) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>That request could not be read · Pressyard</title>
              <link rel="icon" type="image/svg+xml" href="/assets/%1$s/favicon.svg">
              <link rel="stylesheet" href="/assets/%1$s/css/pressyard.css">
            </head>
            <body>
            <main id="content" class="page page-narrow">
              <p class="error-code">%2$d</p>
              <h1>That request could not be read</h1>
              <p>The address has something in it that no address of Pressyard has.</p>
              <p class="form-end"><a class="btn btn-primary" href="/sites">Go to the sites</a></p>
              <p class="quiet">Request <code>%3$s</code></p>
            </main>
            </body>
            </html>
            """.formatted(assets, status, id);
    }

    private static final class Valve extends ErrorReportValve {

        private final String version;

        private Valve(String version) {
            this.version = version;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var id = UUID.randomUUID().toString();
            response.setHeader("X-Request-Id", id);
            response.setHeader("Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY);
            response.setContentType("text/html");
            response.setCharacterEncoding("utf-8");
            try {
                response.getReporter().write(page(version, response.getStatus(), id));
                response.finishResponse();
            } catch (IOException gone) {
                // Whoever asked does not wait for the answer.
            }
        }
    }
}
