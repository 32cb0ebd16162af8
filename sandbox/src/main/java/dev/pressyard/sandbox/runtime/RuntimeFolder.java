package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.Scope;
import dev.pressyard.sandbox.daemon.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What lies in the runtime's folder: the installation's name, files and dumps of each incarnation of the control plane,
 * the proxy's configuration, the ports of load balancers.
 */
record RuntimeFolder(Path path) {

    /** A name for this data folder, by which the engine's things are known as ours; made up once. */
    String installation() {
        var file = path.resolve("installation");
        try {
            if (!Files.exists(file)) {
                var random = new byte[4];
                new SecureRandom().nextBytes(random);
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path fileSystems(String incarnation) {
        return path.resolve("file-systems").resolve(incarnation);
    }

    Path fileSystem(String incarnation, Scope scope, String id) {
        return fileSystems(incarnation)
                .resolve(scope.account())
                .resolve(scope.region())
                .resolve(id);
    }

    /** Where dumps of one account and region lie; the folder exists. */
    Path snapshots(String incarnation, Scope scope) {
        return folder("snapshots/%s/%s/%s".formatted(incarnation, scope.account(), scope.region()));
    }

    /** All dumps of an incarnation, half written ones too. */
    List<Path> dumps(String incarnation) {
        try (var paths = Files.walk(folder("snapshots/" + incarnation))) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Without effect on a file that is gone. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path proxy() {
        return folder("proxy");
    }

    /** Certificates and keys of HTTPS listeners. */
    Path certificates() {
        return folder("certificates");
    }

    Path databaseImage() {
        return folder("database-image");
    }

    /** The loopback port of a listener, which stays the same. */
    int port(String loadBalancerArn, int listenerPort) {
        return Ports.keptIn(folder("ports").resolve(portName(loadBalancerArn) + listenerPort));
    }

    /** Forgets the ports of load balancers that are none of these. */
    void keepPortsOf(Set<String> loadBalancerArns) {
        var names = loadBalancerArns.stream().map(RuntimeFolder::portName).toList();
        try (var ports = Files.list(folder("ports"))) {
            ports.filter(port -> names.stream().noneMatch(port.getFileName().toString()::startsWith))
                    .forEach(RuntimeFolder::remove);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Without the listener's port at its end; name and id of the load balancer make it unique. */
    private static String portName(String loadBalancerArn) {
        return loadBalancerArn.substring(loadBalancerArn.indexOf("/app/") + 5).replace('/', '-') + "-";
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
