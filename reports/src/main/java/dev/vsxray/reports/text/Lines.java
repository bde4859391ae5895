package dev.vsxray.reports.text;

import dev.vsxray.reports.untrusted.Defanged;
import dev.vsxray.reports.untrusted.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Lines on their way to the terminal: indented, wrapped, in ASCII where the terminal knows no more. Every text of an
 * extension is made visible and harmless first; nothing it holds can move the cursor, colour a line or start one.
 */
final class Lines {

    /** Characters of an id, a path or a name; longer ones are cut with a count. */
    private static final int MAX_NAME = 1_024;

    /** Characters of an excerpt or a decoded text that are looked at before its end is cut off. */
    private static final int MAX_EXCERPT = 4_096;

    /** Lines of an excerpt. */
    private static final int EXCERPT_LINES = 2;

    private final TerminalStyle style;
    private final Paint paint;
    private final Appendable out;

    Lines(TerminalStyle style, Paint paint, Appendable out) {
        this.style = style;
        this.paint = paint;
        this.out = out;
    }

    void line(int indent, String text) throws IOException {
        out.append(" ".repeat(indent)).append(shown(text)).append('\n');
    }

    void blank() throws IOException {
        out.append('\n');
    }

    /** Our own words after a label, wrapped; nothing where there are none. */
    void prose(int indent, String label, String text) throws IOException {
        if (text.isBlank()) {
            return;
        }
        List<String> lines = Layout.wrap(label + VisibleText.of(text.strip(), MAX_EXCERPT), style.width() - indent - 2);
        for (int i = 0; i < lines.size(); i++) {
            line(
                    i == 0 || label.isEmpty() ? indent : indent + 2,
                    i == 0 ? labelled(label, lines.get(i)) : lines.get(i));
        }
    }

    private String labelled(String label, String line) {
        return label.isEmpty() || !line.startsWith(label)
                ? line
                : paint.bold(label.stripTrailing())
                        + line.substring(label.stripTrailing().length());
    }

    /** A window of scanned text behind a rule; the scanner starts it just before the match, so its start is kept. */
    void excerpt(int indent, String text) throws IOException {
        if (text.isBlank()) {
            return;
        }
        String margin = style.unicode() ? "\u2502 " : "| ";
        int width = style.width() - indent - margin.length();
        String bounded = text.length() > MAX_EXCERPT ? text.substring(0, MAX_EXCERPT) : text;
        String harmless = Defanged.of(VisibleText.of(bounded.replaceAll("\\s{1,64}", " "), MAX_EXCERPT));
        String window = Layout.start(harmless.strip(), width * EXCERPT_LINES, ellipsis());
        int[] codePoints = window.codePoints().toArray();
        int from = 0;
        while (from < codePoints.length) {
            int to = from;
            int columns = 0;
            while (to < codePoints.length && columns + Layout.columns(Character.toString(codePoints[to])) <= width) {
                columns += Layout.columns(Character.toString(codePoints[to]));
                to++;
            }
            line(indent, paint.faint(margin + new String(codePoints, from, to - from)));
            from = to;
        }
    }

    /** {@code text} of a file or an extension, on one line, nothing hidden, no link that a terminal would offer. */
    static String name(String text) {
        return Defanged.of(VisibleText.of(text, MAX_NAME));
    }

    String arrow() {
        return style.unicode() ? "\u2192 " : "-> ";
    }

    private String ellipsis() {
        return style.unicode() ? "\u2026" : "...";
    }

    /** Where the terminal shows ASCII only, every other character by its code point. */
    private String shown(String text) {
        if (style.unicode() || text.chars().allMatch(unit -> unit < 0x80)) {
            return text;
        }
        StringBuilder ascii = new StringBuilder();
        text.codePoints()
                .forEach(codePoint -> ascii.append(
                        codePoint < 0x80
                                ? Character.toString(codePoint)
                                : String.format(Locale.ROOT, "<U+%04X>", codePoint)));
        return ascii.toString();
    }
}
