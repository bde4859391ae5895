package dev.vsxray.nightly.notify.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server of one connection on this machine; a test says what it answers. */
final class Receiver implements AutoCloseable {

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final SSLSocketFactory SECURE = new HandshakeCertificates.Builder()
            .heldCertificate(new HeldCertificate.Builder()
                    .signedBy(AUTHORITY)
                    .addSubjectAlternativeName("localhost")
                    .build())
            .build()
            .sslSocketFactory();

    private final ServerSocket listening;
    private final CompletableFuture<String> heard;

    /** What happens on a connection; returns what it heard. */
    interface Talk {
        String with(Socket socket) throws IOException;
    }

    Receiver(Talk talk) throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        heard = CompletableFuture.supplyAsync(() -> {
            try (Socket socket = listening.accept()) {
                return talk.with(socket);
            } catch (IOException failure) {
                return "failed: " + failure;
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    /** What was heard by the time the other side hung up. */
    String heard() throws Exception {
        return heard.get(30, TimeUnit.SECONDS);
    }

    /** The same connection, private from here on. */
    static Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) SECURE.createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    /** A file with the authority that signed the receiver's certificate. */
    static Path authority(Path folder) throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), AUTHORITY.certificatePem());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
