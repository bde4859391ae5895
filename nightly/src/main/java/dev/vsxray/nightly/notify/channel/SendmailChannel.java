package dev.vsxray.nightly.notify.channel;

import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.MailMessage;
import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.program.Programs.Invocation;
import dev.vsxray.nightly.program.Programs.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Hands a mail to the machine's own {@code sendmail}. Receivers are arguments after {@code --}, so that none is taken for
 * an option, and the mail's own headers decide nothing.
 *
 * @param program path of the program
 */
public record SendmailChannel(String name, String program, String from, List<String> to, Programs programs)
        implements Channel {

    public SendmailChannel {
        to = List.copyOf(to);
    }

    @Override
    public void send(Announcement announcement) throws DeliveryException {
        List<String> words = new ArrayList<>(List.of(program, "-i", "-f", from, "--"));
        words.addAll(to);
        try {
            Outcome outcome = programs.run(new Invocation(words, mail(announcement), Map.of()));
            if (!outcome.succeeded()) {
                throw DeliveryException.passing(program + ": " + outcome.complaint());
            }
        } catch (IOException failure) {
            throw DeliveryException.lasting(program + " cannot be run: " + failure.getMessage());
        }
    }

    /** Lines end as the system's do. The library encodes the text, so that the mail is ASCII. */
    private String mail(Announcement announcement) throws DeliveryException {
        Properties properties = new Properties();
        properties.setProperty("mail.from", from);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            MailMessage.of(announcement, from, to, Session.getInstance(properties))
                    .writeTo(bytes);
        } catch (MessagingException | IOException refused) {
            throw DeliveryException.lasting("no mail could be written: " + refused.getMessage());
        }
        return bytes.toString(StandardCharsets.US_ASCII).replace("\r\n", "\n");
    }
}
