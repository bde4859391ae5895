package dev.vsxray.signatures.pattern;

import com.google.re2j.Pattern;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing to look for in text.
 *
 * @param id unique within a {@link PatternSet}: the rule's id, {@code #} and a number
 * @param anchors texts of which at least one stands in every match; as UTF-8 in bytes. Without a {@code regex} an
 *     occurrence of an anchor is the match
 * @param ignoreCase whether ASCII letters of the anchors match in either case; other letters never do
 * @param regex runs on a window around an occurrence of an anchor, and only there; a match must contain the occurrence
 * @param windowBytes length of the window on each side of the anchor, in bytes (in UTF-16 code units for a string that
 *     is already decoded), cut at the ends of the text
 * @param files the files to look in; empty for all
 * @param places where to look; never empty
 */
public record TextPattern(
        String id,
        List<String> anchors,
        boolean ignoreCase,
        Optional<Pattern> regex,
        int windowBytes,
        List<PathGlob> files,
        Set<TextPlace> places) {

    /** Shorter anchors occur everywhere, and the search would stop at every other byte. In UTF-16 code units. */
    public static final int SHORTEST_ANCHOR = 3;

    /** Enough for a line written by hand, a URL or a command. In bytes. */
    public static final int DEFAULT_WINDOW_BYTES = 256;

    /** Bounds the work per occurrence; a regex that needs more is looking for the wrong thing. In bytes. */
    public static final int LARGEST_WINDOW_BYTES = 8 * 1024;

    public TextPattern {
        anchors = List.copyOf(anchors);
        files = List.copyOf(files);
        if (anchors.isEmpty() || anchors.stream().anyMatch(anchor -> anchor.length() < SHORTEST_ANCHOR)) {
            throw new IllegalArgumentException(
                    "pattern " + id + " needs anchors of " + SHORTEST_ANCHOR + " or more characters: " + anchors);
        }
        if (windowBytes < 0 || windowBytes > LARGEST_WINDOW_BYTES) {
            throw new IllegalArgumentException("window of pattern " + id + " is out of range: " + windowBytes);
        }
        places = Collections.unmodifiableSet(EnumSet.copyOf(places));
    }

    /** Whether the pattern is to be looked for in the file at {@code path}. */
    public boolean appliesTo(String path) {
        return files.isEmpty() || files.stream().anyMatch(glob -> glob.matches(path));
    }
}
