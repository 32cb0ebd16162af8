package dev.pressyard.sandbox.proxy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Certificates for HTTPS listeners, made here: the control plane's have no keys. Each signs itself, so a browser asks
 * before it goes on.
 */
public final class Certificates {

    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final int SERIAL_BITS = 127;

    private final Path folder;
    private final Clock clock;

    /** @param folder its own; it exists */
    public Certificates(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The PEM file with certificate and key for a load balancer; made when it is first asked for, and kept. */
    public Path of(String loadBalancer) {
        var file = folder.resolve(loadBalancer + ".pem");
        if (Files.notExists(file)) {
            try {
                write(file, loadBalancer);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (GeneralSecurityException | OperatorCreationException failure) {
                throw new IllegalStateException("No certificate could be made for " + loadBalancer, failure);
            }
        }
        return file;
    }

    private void write(Path file, String loadBalancer)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var keys = generator.generateKeyPair();
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate(loadBalancer, keys));
            // As PKCS #8: the older form would lack the curve, which the JDK's keys do not tell.
            pem.writeObject(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));
        }
        var ownersOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly)) {
            channel.write(StandardCharsets.US_ASCII.encode(text.toString()));
        }
    }

    private X509Certificate certificate(String loadBalancer, KeyPair keys)
            throws CertIOException, OperatorCreationException, GeneralSecurityException {
        var now = clock.instant();
        var subject = new X500Name("CN=" + loadBalancer + ".localhost");
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(VALIDITY)),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, names(loadBalancer));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static GeneralNames names(String loadBalancer) {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, loadBalancer + ".localhost"),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
    }
}
