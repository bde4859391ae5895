package dev.vsxray.signatures.pattern;

import com.google.re2j.Pattern;

/**
 * A pattern over a path inside a package: {@code *} and {@code ?} within one part, {@code **} over parts, {@code
 * {a,b}} for either. A pattern without {@code /} is about the file name alone. Letter case does not matter, since the
 * file systems of two of the three systems ignore it.
 *
 * <p>Equal when written equally.
 */
public final class PathGlob {

    private static final String REGEX_SPECIALS = "\\.[]()^$|+*?{}";

    private final String written;
    private final Pattern pattern;

    /** @throws IllegalArgumentException when a brace is not closed */
    public PathGlob(String written) {
        this.written = written;
        String path = written.indexOf('/') < 0 ? "**/" + written : written;
        this.pattern = Pattern.compile(regexOf(path), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** @param path with {@code /} between parts and none at the start */
    public boolean matches(String path) {
        return pattern.matches(path);
    }

    private static String regexOf(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            if (glob.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '{') {
                regex.append("(?:");
                braces++;
            } else if (c == '}' && braces > 0) {
                regex.append(')');
                braces--;
            } else if (c == ',' && braces > 0) {
                regex.append('|');
            } else {
                if (REGEX_SPECIALS.indexOf(c) >= 0) {
                    regex.append('\\');
                }
                regex.append(c);
            }
        }
        if (braces > 0) {
            throw new IllegalArgumentException("brace not closed in \"" + glob + "\"");
        }
        return regex.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathGlob that && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    /** As written in the rule. */
    @Override
    public String toString() {
        return written;
    }
}
