package dev.vsxray.reports.text;

import java.util.ArrayList;
import java.util.List;

/** Lines within a width. Prose is wrapped at spaces; a word longer than a line, such as a path or a hash, stays whole. */
public final class Layout {

    private Layout() {}

    /** Breaks {@code prose} at spaces so that each line has at most {@code width} columns where its words allow. */
    public static List<String> wrap(String prose, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (String word : prose.split("\\s+")) {
            int wordColumns = columns(word);
            if (columns > 0 && columns + 1 + wordColumns > width) {
                lines.add(line.toString());
                line.setLength(0);
                columns = 0;
            }
            if (columns > 0) {
                line.append(' ');
                columns++;
            }
            line.append(word);
            columns += wordColumns;
        }
        if (columns > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** The start of {@code text} in at most {@code width} columns, and the ellipsis where more follows. */
    static String start(String text, int width, String ellipsis) {
        if (columns(text) <= width) {
            return text;
        }
        StringBuilder start = new StringBuilder();
        int columns = ellipsis.length();
        for (int codePoint : text.codePoints().toArray()) {
            columns += columns(codePoint);
            if (columns > width) {
                break;
            }
            start.appendCodePoint(codePoint);
        }
        return start + ellipsis;
    }

    /** Columns that {@code text} takes on a terminal. */
    static int columns(String text) {
        return text.codePoints().map(Layout::columns).sum();
    }

    /** 0 for marks that combine, 2 for East Asian wide characters and emoji, else 1. */
    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
