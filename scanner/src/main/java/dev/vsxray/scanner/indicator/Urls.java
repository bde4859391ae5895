package dev.vsxray.scanner.indicator;

import java.util.ArrayList;
import java.util.List;

/** Finds URLs in short texts: arguments, destinations, values of the manifest. */
final class Urls {

    /** In UTF-16 code units; destinations and arguments are bounded by their makers, this is the second line. */
    private static final int LONGEST_TEXT = 64 * 1024;

    private static final String ENDS = " \t\r\n\"'`<>()[]{}|\\^,;\u2026";

    private Urls() {}

    /**
     * Texts that look like {@code scheme://…}, {@code github:owner/repository}, {@code git@host:…}, or the whole text
     * where it looks like a host.
     */
    static List<String> in(String text) {
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<String> urls = new ArrayList<>();
        int from = 0;
        for (int mark = bounded.indexOf("://"); mark >= 0; mark = bounded.indexOf("://", from)) {
            int start = mark;
            while (start > from && Character.isLetter(bounded.charAt(start - 1))) {
                start--;
            }
            int end = endOf(bounded, mark + 3);
            urls.add(bounded.substring(start, end));
            from = Math.max(end, mark + 3);
        }
        int shorthand = bounded.indexOf("github:");
        if (shorthand >= 0) {
            urls.add(bounded.substring(shorthand, endOf(bounded, shorthand)));
        }
        if (urls.isEmpty() && looksLikeHost(bounded)) {
            urls.add(bounded);
        }
        return urls;
    }

    private static int endOf(String text, int from) {
        int end = from;
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean looksLikeHost(String text) {
        return text.length() <= 300
                && text.indexOf('.') > 0
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_:/@".indexOf(c) >= 0);
    }
}
