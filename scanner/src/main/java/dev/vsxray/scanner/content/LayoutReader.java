package dev.vsxray.scanner.content;

import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds code placed where nobody scrolls: far to the right behind blanks, far below behind blank lines, or on the one
 * huge line of an otherwise hand-written file. A minified bundle is long throughout and shows none of these.
 */
final class LayoutReader {

    /** Blanks in a row that push code off a wide screen; the widest aligned comments in our benign corpus have about 120. */
    static final int MIN_BLANKS = 150;

    /** Blank lines in a row that push code off the screen. */
    private static final int MIN_BLANK_LINES = 100;

    /** A file that a person wrote is rarely larger, in characters. */
    private static final int MAX_SMALL_FILE = 128 * 1024;

    /** The one line that does not fit: in characters. */
    private static final int MIN_HUGE_LINE = 1_000;

    /** Longest line of the rest of a hand-written file, in characters. */
    private static final int MAX_ORDINARY_LINE = 300;

    private static final int MIN_ORDINARY_LINES = 5;

    /** How much of the hidden code is searched for words, in characters. */
    private static final int MAX_SEARCHED = 20_000;

    private LayoutReader() {}

    static void read(ReadableText source, Observations observations) {
        String text = source.text();
        List<int[]> longLines = new ArrayList<>();
        int ordinary = 0;
        int blankLines = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            hiddenColumns(source, start, end, observations);
            int from = firstVisible(text, start, end);
            if (from == end) {
                blankLines++;
            } else {
                if (blankLines >= MIN_BLANK_LINES) {
                    hiddenRows(source, from, blankLines, observations);
                }
                blankLines = 0;
                if (end - start >= MIN_HUGE_LINE) {
                    longLines.add(new int[] {start, end});
                } else if (end - start <= MAX_ORDINARY_LINE) {
                    ordinary++;
                }
            }
            start = end + 1;
        }
        if (longLines.size() == 1 && ordinary >= MIN_ORDINARY_LINES && text.length() <= MAX_SMALL_FILE) {
            hugeLine(source, longLines.get(0), ordinary, observations);
        }
    }

    private static void hiddenColumns(ReadableText source, int start, int end, Observations observations) {
        String text = source.text();
        if (end - start < MIN_BLANKS) {
            return;
        }
        int blanks = 0;
        for (int i = start; i < end; i++) {
            if (isBlank(text.charAt(i))) {
                blanks++;
                continue;
            }
            if (blanks >= MIN_BLANKS) {
                String rest = text.substring(i, Math.min(end, i + MAX_SEARCHED));
                observations.trait(
                        "hidden-columns",
                        source.evidence(i, Math.min(end, i + 100), "Text stands behind " + blanks + " blanks"),
                        Facts.of("blanks", blanks)
                                .and("length", end - i)
                                .and("after-code", i - blanks > start)
                                .and("looks-like-code", looksLikeCode(rest))
                                .and("word", SensitiveWords.firstIn(rest)));
                return;
            }
            blanks = 0;
        }
    }

    private static void hiddenRows(ReadableText source, int at, int blankLines, Observations observations) {
        String rest = source.text().substring(at, Math.min(source.text().length(), at + MAX_SEARCHED));
        observations.trait(
                "hidden-rows",
                source.evidence(at, at + 80, "Text stands below " + blankLines + " blank lines"),
                Facts.of("blank-lines", blankLines)
                        .and(
                                "continues",
                                source.text().substring(0, at).stripTrailing().endsWith("."))
                        .and("looks-like-code", looksLikeCode(rest))
                        .and("word", SensitiveWords.firstIn(rest)));
    }

    private static void hugeLine(ReadableText source, int[] line, int ordinary, Observations observations) {
        String text = source.text();
        String content = text.substring(line[0], Math.min(line[1], line[0] + MAX_SEARCHED));
        boolean last = firstVisible(text, line[1], text.length()) == text.length();
        observations.trait(
                "huge-line",
                source.evidence(line[0], line[0] + 100, "One line is far longer than the rest of a small file"),
                Facts.of("length", line[1] - line[0])
                        .and("ordinary-lines", ordinary)
                        .and("share-percent", 100L * (line[1] - line[0]) / text.length())
                        .and("last-line", last)
                        .and("source-map", content.contains("sourceMappingURL="))
                        .and("looks-like-code", looksLikeCode(content))
                        .and("word", SensitiveWords.firstIn(content)));
    }

    /** Calls or statements, not prose and not one literal. */
    static boolean looksLikeCode(String text) {
        int marks = 0;
        boolean inString = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                inString = c != quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                inString = true;
                quote = c;
            } else if (c == '(' || c == ';' || c == '=' || c == '{') {
                marks++;
            }
        }
        return marks >= 2;
    }

    private static int firstVisible(String text, int start, int end) {
        int i = start;
        while (i < end && (isBlank(text.charAt(i)) || text.charAt(i) == '\r' || text.charAt(i) == '\n')) {
            i++;
        }
        return i;
    }

    /** Also the wide blanks of Unicode, which a search for spaces misses. */
    private static boolean isBlank(char c) {
        return c == ' '
                || c == '\t'
                || c == 0xA0
                || c >= 0x2000 && c <= 0x200B
                || c == 0x3000
                || c == 0x3164
                || c == 0x2800;
    }
}
