package dev.vsxray.nightly.notify.message;

import dev.vsxray.nightly.notify.message.Announcement.Item;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** An announcement as lines for people. */
public final class PlainText {

    /** Extensions that are named; who has more reads the report. */
    static final int MAX_ITEMS = 20;

    /** Reasons per extension. */
    private static final int MAX_REASONS = 5;

    private static final int MAX_NAME = 100;
    private static final int MAX_REASON = 200;

    private PlainText() {}

    /** Headline, extensions with their reasons, notes; every line ends with a line feed. */
    public static String of(Announcement announcement) {
        return announcement.headline() + "\n\n" + body(announcement, Integer.MAX_VALUE);
    }

    /** Extensions and notes in at most so many characters, whole lines. */
    public static String body(Announcement announcement, int limit) {
        return cut(lines(announcement, UnaryOperator.identity()), limit);
    }

    /** As {@link #body}, for chats. */
    static String chatBody(Announcement announcement, int limit) {
        return cut(lines(announcement, text -> Shown.inChat(text, Integer.MAX_VALUE)), limit);
    }

    private static String lines(Announcement announcement, UnaryOperator<String> escape) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        List<Item> items = announcement.items();
        for (Item item : items.subList(0, Math.min(items.size(), MAX_ITEMS))) {
            lines.add(escape.apply(item.verdict().word() + ": " + Shown.of(item.extension(), MAX_NAME) + " "
                    + Shown.of(item.version(), MAX_NAME)));
            item.reasons().stream()
                    .limit(MAX_REASONS)
                    .forEach(reason -> lines.add(escape.apply("  " + Shown.of(reason, MAX_REASON))));
        }
        if (items.size() > MAX_ITEMS) {
            lines.add("and " + (items.size() - MAX_ITEMS) + " more; see the report");
        }
        announcement.notes().forEach(note -> lines.add(escape.apply(Shown.of(note, MAX_REASON * 5))));
        return lines.toString();
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        String end = "(cut; see the report)\n";
        return text.substring(0, text.lastIndexOf('\n', limit - end.length()) + 1) + end;
    }
}
