import module java.net.http;

/**
 * Fetches a file for a machine that has a JDK but no curl: {@code java Download.java ADDRESS FILE}. Goes through the proxy that
 * {@code https_proxy} names, as curl does, except to the hosts of {@code no_proxy}. Ends with 1 and says why if it cannot.
 */
void main(String[] arguments) throws InterruptedException {
    var address = URI.create(arguments[0]);
    try (var client = client(address)) {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(10)).build();
        var file = Path.of(arguments[1]);
        var answer = client.send(request, HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            Files.delete(file);
            throw new IOException("HTTP status " + answer.statusCode());
        }
    } catch (IOException failure) {
        System.err.println(address.getHost() + ": " + failure);
        System.exit(1);
    }
}

HttpClient client(URI address) {
    var client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL);
    variable("https_proxy").filter(_ -> !isDirect(address.getHost())).ifPresent(proxy -> client.proxy(selector(proxy)));
    return client.build();
}

boolean isDirect(String host) {
    return Stream.of(variable("no_proxy").orElse("").split(","))
            .map(name -> name.strip().replaceFirst("^\\.", ""))
            .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
}

/** A port that is not named is 1080, as for curl. */
ProxySelector selector(String proxy) {
    var address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
    return ProxySelector.of(new InetSocketAddress(address.getHost(), address.getPort() < 0 ? 1080 : address.getPort()));
}

Optional<String> variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
            .map(System::getenv)
            .filter(value -> value != null && !value.isBlank())
            .findFirst();
}
