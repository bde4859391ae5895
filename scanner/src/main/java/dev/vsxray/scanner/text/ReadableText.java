package dev.vsxray.scanner.text;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Location;

/** A text with the places of its characters. Indexes are UTF-16 code units into {@link #text}. */
public sealed interface ReadableText permits FileText, DerivedText {

    /** Longest excerpt put into evidence, in UTF-16 units: about two lines on a screen. */
    int MAX_EXCERPT = 160;

    /** Path inside the package of the file the text stands in or was derived from. */
    String path();

    String text();

    TextOrigin origin();

    Location locate(int index);

    /**
     * Evidence for the characters from {@code start} to {@code end}.
     *
     * @param note what happens there, in our own words
     */
    Evidence evidence(int start, int end, String note);

    /** A window of {@link #text} that shows {@code start} to {@code end} with a little around it, at most {@link #MAX_EXCERPT} long. */
    default String excerpt(int start, int end) {
        String text = text();
        int first = Math.min(start, text.length());
        int lead = Math.max(0, Math.min(24, MAX_EXCERPT - (end - start)));
        int from = Math.max(0, first - lead);
        for (int i = first - 1; i >= from; i--) {
            if (text.charAt(i) == '\n') {
                from = i + 1;
            }
        }
        int to = Math.min(text.length(), Math.max(from + 1, Math.min(from + MAX_EXCERPT, end + 24)));
        from = startOfWord(from, Math.min(first, to));
        to = endOfWord(to, Math.max(from, Math.min(end, to)));
        if (from < to && Character.isLowSurrogate(text.charAt(from))) {
            from++;
        }
        if (to > from && to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(Math.min(from, to), to).strip();
    }

    /** The first index from {@code at} on that is not inside a word; {@code at} itself where none comes before {@code limit}. */
    private int startOfWord(int at, int limit) {
        for (int i = at; i <= limit; i++) {
            if (!isInsideWord(i)) {
                return i;
            }
        }
        return at;
    }

    /** The last index up to {@code at} that is not inside a word; {@code at} itself where all after {@code limit} are. */
    private int endOfWord(int at, int limit) {
        for (int i = at; i > limit; i--) {
            if (!isInsideWord(i)) {
                return i;
            }
        }
        return at;
    }

    private boolean isInsideWord(int index) {
        String text = text();
        return index > 0
                && index < text.length()
                && isWordPart(text.charAt(index - 1))
                && isWordPart(text.charAt(index));
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
