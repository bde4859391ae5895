package dev.vsxray.nightly.notify.channel;

import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.Event;
import dev.vsxray.nightly.notify.message.SyslogFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends events to a syslog receiver over TLS, RFC 5425; without TLS only to this machine. Syslog confirms nothing: what
 * the receiver lost after it took the bytes is not known here.
 *
 * @param cef whether the message is CEF instead of structured data
 * @param authority file of certificates to believe instead of Java's
 */
public record SyslogChannel(String name, String host, int port, boolean tls, boolean cef, Optional<Path> authority)
        implements Channel {

    private static final int TIME_OUT_MILLIS = 20_000;

    @Override
    public void send(Announcement announcement) throws DeliveryException {
        SSLSocketFactory secure = authority.isPresent()
                ? Trust.in(authority.get()).sockets()
                : (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), TIME_OUT_MILLIS);
            plain.setSoTimeout(TIME_OUT_MILLIS);
            if (tls) {
                try (SSLSocket socket = (SSLSocket) secure.createSocket(plain, host, port, true)) {
                    SSLParameters parameters = socket.getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                    socket.setSSLParameters(parameters);
                    socket.startHandshake();
                    write(announcement, socket.getOutputStream());
                }
            } else {
                write(announcement, plain.getOutputStream());
            }
        } catch (IOException failure) {
            throw DeliveryException.passing(
                    host + ":" + port + ": " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
    }

    private void write(Announcement announcement, OutputStream out) throws IOException {
        for (Event event : Event.of(announcement)) {
            out.write(SyslogFrame.of(event, cef));
        }
        out.flush();
    }
}
