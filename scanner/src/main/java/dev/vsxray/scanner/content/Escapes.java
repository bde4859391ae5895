package dev.vsxray.scanner.content;

import java.util.ArrayList;
import java.util.List;

/** Finds characters written as escapes, hexadecimal and Unicode ones of JavaScript, percent signs of URLs, entities of HTML, and reads them. */
public final class Escapes {

    /** Characters of an escape up to the sign that ends it. */
    private static final int LONGEST = 10;

    /** Escapes in a row that are told of: a word of five letters. Translations escape single letters of a word. */
    private static final int MIN_ESCAPES = 5;

    /** Runs told of per text. */
    private static final int MAX_RUNS = 1_000;

    /**
     * A stretch of escapes with plain characters between, up to a quote, blank or line end.
     *
     * @param start index of its first character in the text
     * @param escapes how many escapes it holds
     * @param text what it reads
     * @param percent whether the first is a percent escape, everyday in URLs
     * @param printableAscii whether the escapes stand for characters that needed none: the sign of hiding
     */
    public record Run(int start, int escapes, String text, boolean percent, boolean printableAscii) {}

    private static final int[] NONE = {0, 0};

    private Escapes() {}

    public static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < text.length() && runs.size() < MAX_RUNS) {
            if (!mayBegin(text.charAt(i))) {
                i++;
                continue;
            }
            int[] first = escapeAt(text, i);
            if (first[1] == 0) {
                i++;
                continue;
            }
            int start = i;
            int escapes = 0;
            int plain = 0;
            int ascii = 0;
            StringBuilder read = new StringBuilder();
            while (i < text.length() && plain < 40) {
                int[] escape = mayBegin(text.charAt(i)) ? escapeAt(text, i) : NONE;
                if (escape[1] > 0) {
                    escapes++;
                    plain = 0;
                    ascii += escape[0] >= ' ' && escape[0] < 0x7F ? 1 : 0;
                    read.appendCodePoint(escape[0]);
                    i += escape[1];
                } else if (endsRun(text.charAt(i))) {
                    break;
                } else {
                    plain++;
                    read.append(text.charAt(i++));
                }
            }
            if (escapes >= MIN_ESCAPES && escapes * 4 >= read.length()) {
                runs.add(new Run(
                        start, escapes, read.toString(), text.charAt(start) == '%', ascii * 10L >= escapes * 9L));
            }
            i = Math.max(i, start + first[1]);
        }
        return runs;
    }

    private static boolean endsRun(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '\n' || c == '<';
    }

    /** The code point of the escape at {@code i} and its length; length 0 where there is none. */
    private static int[] escapeAt(String text, int i) {
        char c = text.charAt(i);
        if (c == '\\' && i + 1 < text.length()) {
            char kind = text.charAt(i + 1);
            if (kind == 'x') {
                return hex(text, i + 2, 2, 4);
            }
            if (kind == 'u' && i + 2 < text.length() && text.charAt(i + 2) == '{') {
                int close = closeTo(text, i, '}');
                return close < 0 ? NONE : hex(text, i + 3, close - i - 3, close - i + 1);
            }
            if (kind == 'u') {
                return hex(text, i + 2, 4, 6);
            }
        } else if (c == '%') {
            return hex(text, i + 1, 2, 3);
        } else if (c == '&' && text.startsWith("&#", i)) {
            return entity(text, i);
        }
        return NONE;
    }

    /** Where the sign stands that ends the escape at {@code i}, or -1. No further than it may: there may be a million of them. */
    private static int closeTo(String text, int i, char sign) {
        for (int at = i; at <= i + LONGEST && at < text.length(); at++) {
            if (text.charAt(at) == sign) {
                return at;
            }
        }
        return -1;
    }

    private static int[] entity(String text, int i) {
        int semicolon = closeTo(text, i, ';');
        if (semicolon < i + 4) {
            return NONE;
        }
        boolean hex = text.charAt(i + 2) == 'x' || text.charAt(i + 2) == 'X';
        int digits = i + (hex ? 3 : 2);
        return number(text, digits, semicolon - digits, hex ? 16 : 10, semicolon - i + 1);
    }

    private static int[] hex(String text, int at, int digits, int length) {
        return number(text, at, digits, 16, length);
    }

    private static int[] number(String text, int at, int digits, int radix, int length) {
        if (digits < 1 || digits > 7 || at + digits > text.length()) {
            return NONE;
        }
        int value = 0;
        for (int k = 0; k < digits; k++) {
            int digit = Character.digit(text.charAt(at + k), radix);
            if (digit < 0) {
                return NONE;
            }
            value = value * radix + digit;
        }
        return Character.isValidCodePoint(value) ? new int[] {value, length} : NONE;
    }

    private static boolean mayBegin(char c) {
        return c == '\\' || c == '%' || c == '&';
    }
}
