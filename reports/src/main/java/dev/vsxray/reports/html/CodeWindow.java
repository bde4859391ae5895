package dev.vsxray.reports.html;

import java.util.ArrayList;
import java.util.List;

/** An excerpt as lines; the scanner's windows start on the line of their place and go on below it. */
public final class CodeWindow {

    /** Lines of a window; excerpts are cut far below it unless somebody made a report of newlines. */
    private static final int MAX_LINES = 24;

    private CodeWindow() {}

    /** The lines of {@code excerpt}; the last one holds all that is left. */
    public static List<String> lines(String excerpt) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        int newline = excerpt.indexOf('\n');
        while (newline >= 0 && lines.size() < MAX_LINES - 1) {
            lines.add(excerpt.substring(from, newline));
            from = newline + 1;
            newline = excerpt.indexOf('\n', from);
        }
        lines.add(excerpt.substring(from));
        return lines;
    }
}
