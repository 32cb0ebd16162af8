package dev.pressyard.portal.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who speaks HTTP to the portal, with cookies and form tokens but without a browser. */
public final class PortalClient implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    public PortalClient(int port) {
        this.port = port;
    }

    /** Signs in; fails if the portal does not let the person in. */
    public PortalClient signIn(String username, String password) throws IOException, InterruptedException {
        var answer = post("/sign-in", "/sign-in", Map.of("username", username, "password", password));
        if (answer.statusCode() != 302) {
            throw new AssertionError("not signed in: " + answer.statusCode());
        }
        return this;
    }

    /** All cookies, as the header {@code Cookie} has them. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    /** The answer line by line, as it comes; closing the stream ends the request. */
    public HttpResponse<Stream<String>> stream(String path, String... headers)
            throws IOException, InterruptedException {
        return client.send(request(path, headers).GET().build(), BodyHandlers.ofLines());
    }

    /** Sends a form, with the token of the page that it is on. */
    public HttpResponse<String> post(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        var form = Stream.concat(fields.entrySet().stream(), Stream.of(Map.entry("_csrf", token.group(1))))
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** As a page of somebody else would send it. */
    public HttpResponse<String> postWithoutToken(String path, String... headers)
            throws IOException, InterruptedException {
        return client.send(request(path, headers).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html,*/*");
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        client.close();
    }
}
