package dev.pressyard.provisioning.inspection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * Has a client reach names below {@code localhost} on loopback, as browsers do and many systems' resolvers do not: the
 * server there is addressed as if it were a proxy, so that it still learns the name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6761#section-6.3">RFC 6761, section 6.3</a>
 */
public final class LoopbackNames extends ProxySelector {

    @Override
    public List<Proxy> select(URI address) {
        return address.getHost().endsWith(".localhost")
                ? List.of(new Proxy(
                        Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort())))
                : List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI address, SocketAddress server, IOException failure) {
        // The client reports it to its caller.
    }
}
