package dev.pressyard.portal.testing;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** People of a portal whom a test needs, added by its first administrator as anybody would be. */
public final class PortalPeople {

    /** Everybody's but the first administrator's. */
    public static final String PASSWORD = "a long password";

    private static final String PAGE = "/admin/people";

    private final int port;

    public PortalPeople(int port) {
        this.port = port;
    }

    /** Somebody with a role; returns the username. */
    public String add(String role) throws IOException, InterruptedException {
        var username = "p" + UUID.randomUUID().toString().substring(0, 8);
        try (var admin = administrator()) {
            var answer = admin.post(
                    PAGE, PAGE, Map.of("username", username, "displayName", "Ada", "password", PASSWORD, "role", role));
            if (answer.statusCode() != 302) {
                throw new AssertionError("not added: " + answer.statusCode());
            }
        }
        return username;
    }

    public PortalClient signIn(String username) throws IOException, InterruptedException {
        return new PortalClient(port).signIn(username, PASSWORD);
    }

    public PortalClient administrator() throws IOException, InterruptedException {
        return new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    /** By which the addresses of what is done with somebody name the person. */
    public String idOf(String username) throws IOException, InterruptedException {
        try (var admin = administrator()) {
            var page = admin.get(PAGE).body();
            var row = page.substring(page.indexOf(">" + username + "<"));
            var id = row.indexOf(PAGE + "/") + PAGE.length() + 1;
            return row.substring(id, id + UUID.randomUUID().toString().length());
        }
    }
}
