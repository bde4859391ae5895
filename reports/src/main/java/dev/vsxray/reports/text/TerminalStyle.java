package dev.vsxray.reports.text;

/**
 * What the terminal can show and the user wants to see.
 *
 * @param width columns
 * @param colour whether ANSI colours may be used; words carry the meaning without them
 * @param unicode whether characters outside ASCII can be shown
 */
public record TerminalStyle(int width, boolean colour, boolean unicode, Detail detail) {

    /** Columns when the output is no terminal. */
    public static final int PIPED_WIDTH = 100;

    /** Columns below which a layout makes no sense; narrower terminals wrap by themselves. */
    private static final int LEAST_WIDTH = 40;

    /** How much is said. */
    public enum Detail {
        /** Findings, no summary. */
        FINDINGS,
        /** Findings and the summary. */
        NORMAL,
        /** Also extensions without findings, informational findings, places, every gap. */
        VERBOSE
    }

    public TerminalStyle {
        width = Math.max(width, LEAST_WIDTH);
    }

    /** Plain text of the usual width, as for a file or a pipe. */
    public static TerminalStyle plain() {
        return new TerminalStyle(PIPED_WIDTH, false, true, Detail.NORMAL);
    }
}
