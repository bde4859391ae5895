package dev.vsxray.nightly.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vsxray.nightly.notify.channel.SmtpChannel.Encryption;
import dev.vsxray.nightly.notify.channel.SmtpChannel.Login;
import dev.vsxray.nightly.notify.message.Hostile;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmtpChannelTest {

    private static final String PASSWORD = "p4ssw0rd";

    @TempDir
    private Path folder;

    @Test
    void becomesPrivateBeforeItSaysWhoItIs() throws Exception {
        try (Receiver server = new Receiver(socket -> smtp(socket, true, "235 welcome", "250 taken"))) {
            channel(server, Encryption.STARTTLS, true).send(Hostile.announcement());
            String heard = server.heard();
            assertThat(heard.indexOf("STARTTLS")).isPositive().isLessThan(heard.indexOf("AUTH PLAIN"));
            assertThat(heard)
                    .contains(Base64.getEncoder()
                            .encodeToString(("\0vsxray\0" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                    .contains(
                            "MAIL FROM:<vsxray@corp.example>", "RCPT TO:<a@corp.example>", "RCPT TO:<b@corp.example>");
        }
    }

    @Test
    void mayBePrivateFromTheBeginning() throws Exception {
        try (Receiver server =
                new Receiver(socket -> smtp(Receiver.secured(socket), false, "235 welcome", "250 taken"))) {
            channel(server, Encryption.IMPLICIT, false).send(Hostile.announcement());
            assertThat(server.heard()).contains("MAIL FROM").doesNotContain("AUTH ", "STARTTLS");
        }
    }

    @Test
    void saysNothingToAServerThatCannotBecomePrivate() throws Exception {
        try (Receiver server = new Receiver(socket -> smtp(socket, false, "235 welcome", "250 taken"))) {
            DeliveryException failure = failure(channel(server, Encryption.STARTTLS, true));
            assertThat(failure).hasMessageContaining("STARTTLS is required").hasMessageNotContaining(PASSWORD);
            assertThat(server.heard()).doesNotContain("AUTH", "MAIL FROM");
        }
    }

    @Test
    void addsNoHeaderAndNoReceiverThatANameAsksFor() throws Exception {
        try (Receiver server = new Receiver(socket -> smtp(socket, true, "235 welcome", "250 taken"))) {
            channel(server, Encryption.STARTTLS, true).send(Hostile.announcement());
            String heard = server.heard();
            assertThat(heard.split("RCPT TO", -1)).hasSize(3);
            String data = heard.substring(heard.indexOf("DATA\n") + 5, heard.indexOf("\n.\n"));
            MimeMessage mail = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(data.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).hasSize(2);
            assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(mail.getSubject())
                    .startsWith("vsxray: 1 malicious extension, 1 suspicious on build-7, acme.x<U+000D><U+000A>Bcc:")
                    .doesNotContain("\r", "\n");
            assertThat(mail.getContent().toString())
                    .contains("suspicious: good.linter 1.4.0\r\n  Reads a thing\r\n")
                    .contains("hxxps://evil[.]example")
                    .doesNotContain("\u001b", "\u202e");
            assertThat(mail.getMessageID())
                    .doesNotContain("@" + java.net.InetAddress.getLocalHost().getHostName() + ">");
        }
    }

    @Test
    void knowsARefusalFromADelay() throws Exception {
        try (Receiver server = new Receiver(socket -> smtp(socket, true, "535 no", "250 taken"))) {
            DeliveryException refused = failure(channel(server, Encryption.STARTTLS, true));
            assertThat(refused.mayPass()).isFalse();
            assertThat(refused).hasMessageContaining("AuthenticationFailed").hasMessageNotContaining(PASSWORD);
        }
        try (Receiver server = new Receiver(socket -> smtp(socket, true, "235 welcome", "554 spam"))) {
            assertThat(failure(channel(server, Encryption.STARTTLS, true)).mayPass())
                    .isFalse();
        }
        try (Receiver server = new Receiver(socket -> smtp(socket, true, "235 welcome", "451 later"))) {
            assertThat(failure(channel(server, Encryption.STARTTLS, true)).mayPass())
                    .isTrue();
        }
    }

    private SmtpChannel channel(Receiver server, Encryption encryption, boolean login) throws IOException {
        return new SmtpChannel(
                "m",
                "localhost",
                server.port(),
                encryption,
                login
                        ? Optional.of(new Login("vsxray", new Secret.Variable("P", Map.of("P", PASSWORD))))
                        : Optional.empty(),
                "vsxray@corp.example",
                List.of("a@corp.example", "b@corp.example"),
                Optional.of(Receiver.authority(folder)));
    }

    private static DeliveryException failure(SmtpChannel channel) {
        return catchThrowableOfType(DeliveryException.class, () -> channel.send(Hostile.announcement()));
    }

    /** As much of RFC 5321 as one client needs; returns what the client said. */
    private static String smtp(Socket plain, boolean startTls, String login, String taken) throws IOException {
        StringBuilder heard = new StringBuilder();
        Socket socket = plain;
        boolean offersTls = startTls;
        BufferedReader in = reader(socket);
        say(socket, "220 localhost");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.append(line).append('\n');
            if (data) {
                data = !line.equals(".");
                if (!data) {
                    say(socket, taken);
                }
            } else if (line.startsWith("EHLO")) {
                say(socket, "250-localhost\r\n" + (offersTls ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN");
            } else if (line.equals("STARTTLS")) {
                say(socket, "220 go ahead");
                socket = Receiver.secured(socket);
                in = reader(socket);
                offersTls = false;
            } else if (line.startsWith("AUTH")) {
                say(socket, line.equals("AUTH PLAIN") ? "334 " : login);
            } else if (line.equals("DATA")) {
                data = true;
                say(socket, "354 go ahead");
            } else if (line.equals("QUIT")) {
                say(socket, "221 bye");
                return heard.toString();
            } else {
                say(
                        socket,
                        line.startsWith("MAIL") || line.startsWith("RCPT") || line.startsWith("RSET")
                                ? "250 ok"
                                : login);
            }
        }
        return heard.toString();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
