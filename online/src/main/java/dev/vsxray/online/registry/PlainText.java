package dev.vsxray.online.registry;

/** Text of somebody else, made fit to stand in a sentence of our own: printable ASCII, and not long. */
public final class PlainText {

    /** UTF-16 code units. */
    private static final int LONGEST = 120;

    private PlainText() {}

    /** What is neither a letter, digit nor sign of ASCII becomes a question mark. */
    public static String of(String text) {
        String bounded = text.substring(0, Math.min(text.length(), LONGEST));
        return bounded.replaceAll("[^\\x20-\\x7e]", "?") + (text.length() > LONGEST ? "..." : "");
    }
}
