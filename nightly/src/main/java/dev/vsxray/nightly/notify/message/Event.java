package dev.vsxray.nightly.notify.message;

import dev.vsxray.nightly.notify.message.Announcement.Item;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.scanner.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line for a machine that collects events: an extension, or a note about the scan.
 *
 * @param announcement id of what it is part of
 * @param subject the extension; empty for a note
 * @param text one line for people, already made harmless
 */
public record Event(
        Instant at,
        String host,
        String toolVersion,
        String announcement,
        Occasion occasion,
        Optional<Item> subject,
        String text) {

    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 1_000;

    /** Every extension and every note of an announcement. */
    public static List<Event> of(Announcement announcement) {
        List<Event> events = new ArrayList<>();
        for (Item item : announcement.items()) {
            String text = item.verdict().word() + ": " + Shown.of(item.extension(), MAX_NAME) + " "
                    + Shown.of(item.version(), MAX_NAME)
                    + (item.reasons().isEmpty() ? "" : " (" + String.join("; ", item.reasons()) + ")");
            events.add(event(announcement, Optional.of(item), text));
        }
        announcement.notes().forEach(note -> events.add(event(announcement, Optional.empty(), note)));
        return events;
    }

    private static Event event(Announcement announcement, Optional<Item> subject, String text) {
        return new Event(
                announcement.at(),
                announcement.host(),
                announcement.toolVersion(),
                announcement.id(),
                announcement.occasion(),
                subject,
                Shown.of(text, MAX_TEXT));
    }

    /** What kind of event: {@code extension}, {@code note} or {@code test}. */
    String kind() {
        return occasion == Occasion.TEST ? "test" : subject.isPresent() ? "extension" : "note";
    }

    String extension() {
        return subject.map(item -> Shown.of(item.extension(), MAX_NAME)).orElse("");
    }

    String version() {
        return subject.map(item -> Shown.of(item.version(), MAX_NAME)).orElse("");
    }

    String verdict() {
        return subject.map(item -> item.verdict().word()).orElse("");
    }

    /** How bad, on the ten steps of CEF. */
    int tenths() {
        return subject.map(item -> switch (item.verdict()) {
                    case MALICIOUS -> 10;
                    case SUSPICIOUS -> 8;
                    case RISKY -> 5;
                    case UNKNOWN -> 4;
                    case NO_FINDINGS -> 1;
                })
                .orElse(occasion == Occasion.TEST ? 0 : 4);
    }

    /** How bad, as syslog counts: 2 critical, 4 warning, 5 notice, 6 informational. */
    int syslogSeverity() {
        if (occasion == Occasion.TEST) {
            return 6;
        }
        return subject.map(Item::verdict)
                .map(verdict -> verdict == Verdict.MALICIOUS ? 2 : verdict == Verdict.SUSPICIOUS ? 4 : 5)
                .orElse(4);
    }
}
