package dev.vsxray.nightly.notify.message;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

/** An announcement as a mail: plain text, no attachment, nothing to click. */
public final class MailMessage {

    private static final int MAX_SUBJECT = 150;

    private MailMessage() {}

    /**
     * The mail. The subject names the worst extension; {@link Shown} has named the line breaks in it, and the library
     * encodes the rest.
     *
     * @throws MessagingException where an address is none
     */
    public static MimeMessage of(Announcement announcement, String from, List<String> to, Session session)
            throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(from, true));
        for (String address : to) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        }
        mail.setSubject(subject(announcement), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(announcement.at()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Vsxray-Announcement", announcement.id());
        mail.setText(PlainText.of(announcement), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    private static String subject(Announcement announcement) {
        String worst = announcement.items().stream()
                .findFirst()
                .map(item -> ", " + item.extension())
                .orElse("");
        return Shown.of(announcement.headline() + worst, MAX_SUBJECT);
    }
}
