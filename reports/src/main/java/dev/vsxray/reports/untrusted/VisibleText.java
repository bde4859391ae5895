package dev.vsxray.reports.untrusted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text of a scanned file as people may see it: characters that steer a terminal, reorder a line or hide are named by
 * their code point. Trojan-source tricks work on readers of reports too (CVE-2021-42574).
 */
public final class VisibleText {

    /** Code points of one run of hidden characters that are named; a payload of thousands is then counted. */
    private static final int NAMED_PER_RUN = 3;

    private VisibleText() {}

    /** A piece of text: either shown as it is, or the name of what hides there. */
    public record Piece(String text, boolean hidden) {}

    /** Whether line feeds and tabs are shown as such or named. */
    public enum Lines {
        KEPT,
        NAMED
    }

    /** {@code text} on one line with hidden characters as {@code <U+202E>}, cut after {@code limit} characters. */
    public static String of(String text, int limit) {
        return join(pieces(text, Lines.NAMED, limit));
    }

    /** As {@link #of(String, int)}, with line feeds and tabs kept. */
    public static String lines(String text, int limit) {
        return join(pieces(text, Lines.KEPT, limit));
    }

    private static String join(List<Piece> pieces) {
        StringBuilder shown = new StringBuilder();
        for (Piece piece : pieces) {
            shown.append(piece.hidden() ? "<" + piece.text() + ">" : piece.text());
        }
        return shown.toString();
    }

    /**
     * Splits {@code text} into what may be shown and names of what hides.
     *
     * @param limit UTF-16 code units of {@code text} that are read; a last piece says how many were not
     */
    public static List<Piece> pieces(String text, Lines lines, int limit) {
        List<Piece> pieces = new ArrayList<>();
        int end = endWithin(text, limit);
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < end) {
            int codePoint = text.codePointAt(at);
            if (isShown(codePoint, lines)) {
                shown.appendCodePoint(codePoint);
                at += Character.charCount(codePoint);
            } else {
                flush(shown, pieces);
                at = nameRun(text, at, end, lines, pieces);
            }
        }
        flush(shown, pieces);
        if (end < text.length()) {
            pieces.add(new Piece("+" + (text.length() - end) + " characters", true));
        }
        return List.copyOf(pieces);
    }

    /** True when some character of {@code text} would be named instead of shown. */
    public static boolean hidesSomething(String text) {
        return text.codePoints().anyMatch(codePoint -> !isShown(codePoint, Lines.KEPT));
    }

    private static int nameRun(String text, int start, int end, Lines lines, List<Piece> pieces) {
        int at = start;
        int count = 0;
        while (at < end && !isShown(text.codePointAt(at), lines)) {
            if (count < NAMED_PER_RUN) {
                pieces.add(new Piece(name(text.codePointAt(at)), true));
            }
            count++;
            at += Character.charCount(text.codePointAt(at));
        }
        if (count > NAMED_PER_RUN) {
            pieces.add(new Piece("+" + (count - NAMED_PER_RUN) + " hidden", true));
        }
        return at;
    }

    private static void flush(StringBuilder shown, List<Piece> pieces) {
        if (shown.length() > 0) {
            pieces.add(new Piece(shown.toString(), false));
            shown.setLength(0);
        }
    }

    private static int endWithin(String text, int limit) {
        if (text.length() <= limit) {
            return text.length();
        }
        boolean splitsPair = limit > 0
                && Character.isHighSurrogate(text.charAt(limit - 1))
                && Character.isLowSurrogate(text.charAt(limit));
        return splitsPair ? limit - 1 : limit;
    }

    private static String name(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    /**
     * Unassigned code points are shown: which are unassigned depends on the Java version, and a report must not. The
     * blanks at the end have letter categories, yet draw nothing.
     */
    private static boolean isShown(int codePoint, Lines lines) {
        if (codePoint == '\n' || codePoint == '\t') {
            return lines == Lines.KEPT;
        }
        switch (Character.getType(codePoint)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.PRIVATE_USE:
            case Character.SURROGATE:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return false;
            default:
                return !isVariationSelector(codePoint) && !isTagOrNonCharacter(codePoint) && !isBlankLetter(codePoint);
        }
    }

    private static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || (codePoint >= 0x180B && codePoint <= 0x180F);
    }

    private static boolean isTagOrNonCharacter(int codePoint) {
        return (codePoint >= 0xE0000 && codePoint <= 0xE0FFF) || (codePoint & 0xFFFE) == 0xFFFE;
    }

    private static boolean isBlankLetter(int codePoint) {
        return codePoint == 0x034F // combining grapheme joiner
                || codePoint == 0x115F // Hangul choseong filler
                || codePoint == 0x1160 // Hangul jungseong filler
                || codePoint == 0x17B4 // Khmer inherent vowels
                || codePoint == 0x17B5
                || codePoint == 0x2800 // Braille blank
                || codePoint == 0x3164 // Hangul filler
                || codePoint == 0xFFA0; // half-width Hangul filler
    }
}
