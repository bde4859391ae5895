package dev.vsxray.online.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The system's certificate authorities and those the user adds, as companies that inspect traffic need it. */
record Authorities(X509TrustManager trust, SSLSocketFactory sockets) {

    /** @throws IOException where a file cannot be read as certificates */
    static Authorities systemAnd(List<Path> files) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate issuer : trust(null).getAcceptedIssuers()) {
                store.setCertificateEntry("system-" + number++, issuer);
            }
            for (Path file : files) {
                for (Certificate certificate : certificates(file)) {
                    store.setCertificateEntry("user-" + number++, certificate);
                }
            }
            X509TrustManager trust = trust(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new Authorities(trust, context.getSocketFactory());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the certificates cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** @param store the certificates to trust, or null for the system's own */
    private static X509TrustManager trust(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every Java platform trusts by X.509"));
    }

    private static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> found =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (found.isEmpty()) {
                throw new IOException(file + " has no certificate; expected PEM");
            }
            return found;
        }
    }
}
