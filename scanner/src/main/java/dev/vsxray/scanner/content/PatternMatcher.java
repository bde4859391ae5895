package dev.vsxray.scanner.content;

import com.google.re2j.Matcher;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import dev.vsxray.signatures.pattern.PatternSet;
import dev.vsxray.signatures.pattern.TextPattern;
import dev.vsxray.signatures.pattern.TextPlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text patterns of the rules: all anchors in one pass, a regular expression only in a window around an anchor.
 * Immutable and thread-safe; made once per rule set.
 */
public final class PatternMatcher {

    /** Matches of one pattern told of per text; more of the same add nothing to a report. */
    private static final int MAX_MATCHES = 100;

    /** Windows searched per pattern and text. A file made of anchors would cost minutes otherwise; 20,000 cost under one second. */
    private static final int MAX_WINDOWS = 20_000;

    /** Longest matched text kept, in UTF-16 units. */
    private static final int MAX_TEXT = 300;

    private final Map<TextPlace, Index> indexes = new EnumMap<>(TextPlace.class);

    public PatternMatcher(PatternSet patterns) {
        for (TextPlace place : TextPlace.values()) {
            indexes.put(place, new Index(patterns.in(place).patterns()));
        }
    }

    /** Tells of every pattern found in {@code source}, in order of place. */
    public void read(ReadableText source, Observations observations) {
        Index index = indexes.get(placeOf(source.origin()));
        if (index == null || index.patterns.isEmpty() || source.text().isEmpty()) {
            return;
        }
        new Search(index, source, observations).run();
    }

    private static TextPlace placeOf(TextOrigin origin) {
        return TextPlace.valueOf(origin.name());
    }

    /** The patterns of one place and the automaton over all their anchors. */
    private static final class Index {
        private final List<TextPattern> patterns;
        private final List<byte[]> anchors = new ArrayList<>();
        /** Pattern of each anchor. */
        private final List<Integer> owners = new ArrayList<>();

        private final LiteralAutomaton automaton;

        Index(List<TextPattern> patterns) {
            this.patterns = patterns;
            for (int i = 0; i < patterns.size(); i++) {
                for (String anchor : patterns.get(i).anchors()) {
                    anchors.add(anchor.getBytes(StandardCharsets.UTF_8));
                    owners.add(i);
                }
            }
            automaton = new LiteralAutomaton(anchors);
        }
    }

    private static final class Search {
        private final Index index;
        private final ReadableText source;
        private final String text;
        private final byte[] bytes;
        private final Observations observations;
        /** Whether each pattern is for this file: found out when an anchor of it is, which of most is nowhere. */
        private final @Nullable Boolean[] applies;

        private final int[] matches;
        private final int[] windows;
        /** End of the last match told of, per pattern. */
        private final int[] matchedTo;
        /** A byte offset and the character index that belongs to it; moves forward only. */
        private int knownByte;

        private int knownIndex;

        Search(Index index, ReadableText source, Observations observations) {
            this.index = index;
            this.source = source;
            this.text = source.text();
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
            this.observations = observations;
            int count = index.patterns.size();
            applies = new Boolean[count];
            matches = new int[count];
            windows = new int[count];
            matchedTo = new int[count];
        }

        void run() {
            index.automaton.scan(bytes, 0, bytes.length, this::anchor);
        }

        private void anchor(int anchor, int startByte) {
            int owner = index.owners.get(anchor);
            TextPattern pattern = index.patterns.get(owner);
            byte[] literal = index.anchors.get(anchor);
            if (!applies(owner)
                    || matches[owner] >= MAX_MATCHES
                    || !pattern.ignoreCase() && !isExact(literal, startByte)) {
                return;
            }
            int start = indexOf(startByte);
            int end = start + pattern.anchors().get(anchorNumber(anchor, owner)).length();
            if (end <= matchedTo[owner]) {
                return;
            }
            if (pattern.regex().isEmpty()) {
                tell(owner, start, end);
            } else if (windows[owner]++ < MAX_WINDOWS) {
                window(owner, start, end);
            } else if (windows[owner] == MAX_WINDOWS + 1) {
                observations.gap(
                        Gap.Kind.LIMIT,
                        "Pattern " + pattern.id() + " was not looked for behind the first anchors",
                        MAX_WINDOWS + " anchors per file");
            }
        }

        private boolean applies(int owner) {
            Boolean known = applies[owner];
            if (known == null) {
                known = index.patterns.get(owner).appliesTo(source.path());
                applies[owner] = known;
            }
            return known;
        }

        private int anchorNumber(int anchor, int owner) {
            int first = anchor;
            while (first > 0 && index.owners.get(first - 1) == owner) {
                first--;
            }
            return anchor - first;
        }

        private void window(int owner, int start, int end) {
            TextPattern pattern = index.patterns.get(owner);
            int from = Math.max(0, start - pattern.windowBytes());
            int to = Math.min(text.length(), end + pattern.windowBytes());
            Matcher matcher = pattern.regex().orElseThrow().matcher(text.substring(from, to));
            int at = 0;
            while (at <= to - from && matcher.find(at) && from + matcher.start() <= start) {
                if (from + matcher.end() >= end) {
                    tell(owner, from + matcher.start(), from + matcher.end());
                    return;
                }
                at = matcher.start() + 1;
            }
        }

        private void tell(int owner, int start, int end) {
            matches[owner]++;
            matchedTo[owner] = end;
            TextPattern pattern = index.patterns.get(owner);
            observations.add(new Feature.Text(
                    pattern.id(),
                    text.substring(start, Math.min(end, start + MAX_TEXT)),
                    source.origin(),
                    source.evidence(start, end, "Text that the rule looks for")));
        }

        private boolean isExact(byte[] literal, int start) {
            for (int i = 0; i < literal.length; i++) {
                if (bytes[start + i] != literal[i]) {
                    return false;
                }
            }
            return true;
        }

        /** Character index of a byte offset. Hits come in order of their ends, so the way back is at most one anchor. */
        private int indexOf(int offset) {
            if (bytes.length == text.length()) {
                return offset;
            }
            while (knownByte > offset) {
                int b = bytes[--knownByte] & 0xFF;
                knownIndex -= b >= 0xF0 ? 2 : b >= 0xC0 || b < 0x80 ? 1 : 0;
            }
            while (knownByte < offset) {
                int b = bytes[knownByte++] & 0xFF;
                knownIndex += b >= 0xF0 ? 2 : b >= 0xC0 || b < 0x80 ? 1 : 0;
            }
            return knownIndex;
        }
    }
}
