package dev.vsxray.signatures.pattern;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;

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

    /** One of these is the end of every path that matches: most paths are told by it. */
    private final List<String> endings;

    /** @throws IllegalArgumentException when a brace is not closed */
    public PathGlob(String written) {
        this.written = written;
        String path = written.indexOf('/') < 0 ? "**/" + written : written;
        this.pattern = Pattern.compile(regexOf(path), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        this.endings = endingsOf(path);
    }

    /** @param path with {@code /} between parts and none at the start */
    public boolean matches(String path) {
        for (String ending : endings) {
            int from = path.length() - ending.length();
            if (from >= 0 && path.regionMatches(true, from, ending, 0, ending.length())) {
                return pattern.matches(path);
            }
        }
        return false;
    }

    /** What stands behind the last wildcard, for each alternative of a brace at the very end. */
    private static List<String> endingsOf(String glob) {
        int brace = glob.lastIndexOf('{');
        if (brace < 0 || !glob.endsWith("}") || glob.indexOf('}') != glob.length() - 1) {
            return List.of(behindWildcards(glob));
        }
        String[] alternatives = glob.substring(brace + 1, glob.length() - 1).split(",", -1);
        return Stream.of(alternatives)
                .map(alternative -> behindWildcards(glob.substring(0, brace) + alternative))
                .toList();
    }

    private static String behindWildcards(String glob) {
        int from = glob.length();
        while (from > 0 && "*?{},/".indexOf(glob.charAt(from - 1)) < 0) {
            from--;
        }
        return glob.substring(from);
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
