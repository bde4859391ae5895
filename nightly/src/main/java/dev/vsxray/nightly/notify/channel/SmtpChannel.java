package dev.vsxray.nightly.notify.channel;

import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.MailMessage;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Sends a mail over SMTP.
 *
 * @param login user name and password; only ever sent over TLS
 * @param authority file of certificates to believe instead of Java's
 */
public record SmtpChannel(
        String name,
        String host,
        int port,
        Encryption encryption,
        Optional<Login> login,
        String from,
        List<String> to,
        Optional<Path> authority)
        implements Channel {

    /** Milliseconds for connecting, reading and writing each. */
    private static final String TIME_OUT = "20000";

    /** How a connection becomes private. */
    public enum Encryption {
        /** It begins plain and must become private, RFC 3207. */
        STARTTLS,
        /** It begins private, RFC 8314. */
        IMPLICIT,
        /** Not at all; for a relay on this machine. */
        NONE;

        /** As in the settings, such as {@code starttls}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who sends. */
    public record Login(String user, Secret password) {}

    public SmtpChannel {
        to = List.copyOf(to);
    }

    @Override
    public void send(Announcement announcement) throws DeliveryException {
        String password = login.isPresent() ? login.get().password().reveal() : "";
        String protocol = encryption == Encryption.IMPLICIT ? "smtps" : "smtp";
        Session session = Session.getInstance(properties(protocol));
        try {
            MimeMessage mail = MailMessage.of(announcement, from, to, session);
            try (Transport transport = session.getTransport(protocol)) {
                if (login.isPresent()) {
                    transport.connect(host, port, login.get().user(), password);
                } else {
                    transport.connect();
                }
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        } catch (AuthenticationFailedException | AddressException refused) {
            throw DeliveryException.lasting(told(refused, password));
        } catch (MessagingException failure) {
            throw isLasting(failure)
                    ? DeliveryException.lasting(told(failure, password))
                    : DeliveryException.passing(told(failure, password));
        }
    }

    /** The name that is said in EHLO and the domain of the Message-ID are set, or the library would look them up. */
    private Properties properties(String protocol) throws DeliveryException {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.from", from);
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", Integer.toString(port));
        properties.setProperty(prefix + "localhost", "localhost");
        properties.setProperty(prefix + "connectiontimeout", TIME_OUT);
        properties.setProperty(prefix + "timeout", TIME_OUT);
        properties.setProperty(prefix + "writetimeout", TIME_OUT);
        properties.setProperty(prefix + "auth", Boolean.toString(login.isPresent()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
        if (encryption == Encryption.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (authority.isPresent()) {
            properties.put(
                    prefix + "ssl.socketFactory", Trust.in(authority.get()).sockets());
        }
        return properties;
    }

    /** SMTP says with a 5 at the front that trying again is of no use. */
    private static boolean isLasting(MessagingException failure) {
        for (Exception cause = failure; cause instanceof MessagingException known; cause = known.getNextException()) {
            int code = known instanceof SMTPSendFailedException sending
                    ? sending.getReturnCode()
                    : known instanceof SMTPAddressFailedException address ? address.getReturnCode() : 0;
            if (code >= 500) {
                return true;
            }
        }
        return false;
    }

    private static String told(MessagingException failure, String password) {
        String message = failure.getClass().getSimpleName() + ": "
                + String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        return Secret.scrubbed(message, password);
    }
}
