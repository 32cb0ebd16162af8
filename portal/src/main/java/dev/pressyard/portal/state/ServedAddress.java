package dev.pressyard.portal.state;

import dev.pressyard.provisioning.state.StateServiceAddress;
import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where this node's own Terraform reaches the state service: on loopback, at whatever port the server got. A server
 * that listens elsewhere only needs the setting {@code pressyard.stack.portal}.
 */
@Component
class ServedAddress implements StateServiceAddress {

    private volatile int port;

    @EventListener
    void serve(WebServerInitializedEvent started) {
        var isManagement = "management".equals(started.getApplicationContext().getServerNamespace());
        if (!isManagement) {
            port = started.getWebServer().getPort();
        }
    }

    @Override
    public URI portal() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
