package dev.vsxray.scanner.content;

import dev.vsxray.scanner.content.InvisibleText.Kind;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds characters that hide: runs of invisible ones, variation selectors that select no variant, blank letters in
 * identifiers, and controls that reorder what is shown.
 *
 * <p>Emoji are sequences of visible bases with one selector or joiner each, and flags have at most seven tags, so a run of
 * {@link #MIN_RUN} is no emoji. Tables of grapheme libraries list single characters with commas between them.
 */
final class UnicodeReader {

    /** Shortest run told of: the longest in an emoji is 7 (the tags of a regional flag and its end). */
    static final int MIN_RUN = 8;

    /** Selectors without a base that takes one, spread out so that no run forms. */
    private static final int MIN_ORPHANS = 16;

    /** Runs told of per text: a payload is one run, or one per line. */
    private static final int MAX_RUNS = 1_000;

    /** Hiding characters side by side that are skipped to see the neighbours. */
    private static final int MAX_HIDING = 100;

    /** Different controls side by side; to turn a line around takes two or three. */
    private static final int SMALLEST_TABLE = 4;

    /** Characters whose surroundings are looked at, each at the cost of a line. */
    private static final int MAX_CLOSE_LOOKS = 2_000;

    /** Longest decoded text put into evidence, in characters; the whole goes on as a layer. */
    private static final int MAX_DECODED = 400;

    private static final List<String> DECODER_MARKS =
            List.of("fe00", "65024", "e0100", "917760", "917504", "0xe0000", "u{e0", "\\ufe0", "codepointat");

    private final ReadableText source;
    private final String text;
    private final boolean script;
    private final Observations observations;
    private final List<DerivedText> hidden = new ArrayList<>();
    /** Indexes of runs: start and end in turn. */
    private int runStart = -1;

    private final Map<Kind, Integer> runKinds = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> totals = new EnumMap<>(Kind.class);
    private final List<int[]> runs = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    /** Fillers and reordering controls looked at closely so far. */
    private int closeLooks;

    private int orphans;
    private int firstOrphan = -1;

    private UnicodeReader(ReadableText source, boolean script, Observations observations) {
        this.source = source;
        this.text = source.text();
        this.script = script;
        this.observations = observations;
    }

    /**
     * Tells of what hides in {@code source} and gives back what the hidden runs spell, where they spell text.
     *
     * @param script whether the text is code, by name or content: identifiers and reordering matter only there
     */
    static List<DerivedText> read(ReadableText source, boolean script, Observations observations) {
        UnicodeReader reader = new UnicodeReader(source, script, observations);
        reader.readAll();
        return reader.hidden;
    }

    private void readAll() {
        int previous = ' ';
        for (int i = 0; i < text.length(); ) {
            char first = text.charAt(i);
            if (first < InvisibleText.FIRST && runStart < 0) {
                previous = first;
                i++;
                continue;
            }
            int c = text.codePointAt(i);
            Kind kind = c == 0xFEFF && i == 0 ? Kind.VISIBLE : InvisibleText.kindOf(c);
            if (kind == Kind.VISIBLE) {
                endRun(i);
                if (script && isReordering(c) && closeLooks++ < MAX_CLOSE_LOOKS) {
                    reordering(i);
                }
            } else {
                extendRun(kind, i);
                if (kind == Kind.VARIATION_SELECTOR && !takesSelector(previous)) {
                    orphans++;
                    firstOrphan = firstOrphan < 0 ? i : firstOrphan;
                } else if (kind == Kind.FILLER && script && closeLooks++ < MAX_CLOSE_LOOKS) {
                    filler(i);
                }
            }
            previous = c;
            i += Character.charCount(c);
        }
        endRun(text.length());
        tellRuns();
    }

    private void extendRun(Kind kind, int at) {
        if (runStart < 0) {
            runStart = at;
            runKinds.clear();
        }
        runKinds.merge(kind, 1, Integer::sum);
        totals.merge(kind, 1, Integer::sum);
    }

    private void endRun(int end) {
        if (runStart < 0) {
            return;
        }
        int length = runKinds.values().stream().mapToInt(Integer::intValue).sum();
        if (length >= MIN_RUN && runs.size() < MAX_RUNS) {
            Kind most = Kind.VARIATION_SELECTOR;
            for (Map.Entry<Kind, Integer> entry : runKinds.entrySet()) {
                most = entry.getValue() > runKinds.getOrDefault(most, 0) ? entry.getKey() : most;
            }
            runs.add(new int[] {runStart, end, length});
            kinds.add(most);
        }
        runStart = -1;
    }

    private void tellRuns() {
        boolean decoder = !runs.isEmpty() && hasDecoder();
        for (int i = 0; i < runs.size(); i++) {
            int[] run = runs.get(i);
            Kind kind = kinds.get(i);
            String characters = text.substring(run[0], run[1]);
            String decoded = InvisibleText.decode(characters, kind).orElse("");
            Facts facts = Facts.of("kind", kind.word())
                    .and("length", run[2])
                    .and("total", totals.getOrDefault(kind, 0))
                    .and("decoder-in-file", decoder)
                    .and("in-script", script)
                    .and(
                            "spells",
                            decoded.isEmpty()
                                    ? "nothing"
                                    : TextKinds.of(decoded).word())
                    .and(
                            "repeats-one-character",
                            characters.codePoints().distinct().count() == 1);
            Evidence place = source.evidence(
                    run[0], run[0], "A run of " + run[2] + " invisible characters (" + kind.word() + ")");
            String name = kind == Kind.PRIVATE_USE ? "private-use-run" : "invisible-unicode-payload";
            if (decoded.isEmpty()) {
                observations.trait(name, place, facts);
            } else {
                List<Decoding> layers = new ArrayList<>(place.decoded());
                layers.add(new Decoding(kind.word(), decoded.substring(0, Math.min(decoded.length(), MAX_DECODED))));
                Evidence shown = new Evidence(
                        place.role(), place.location(), place.note(), place.excerpt(), layers, place.assumed());
                observations.trait(name, shown, facts);
                hidden.add(new DerivedText(place, kind.word(), decoded, TextOrigin.LAYER));
            }
        }
        if (orphans >= MIN_ORPHANS) {
            observations.trait(
                    "scattered-variation-selectors",
                    source.evidence(
                            firstOrphan, firstOrphan + 1, "Variation selectors after characters that take none"),
                    Facts.of("count", orphans).and("in-script", script).and("decoder-in-file", hasDecoder()));
        }
    }

    private boolean hasDecoder() {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("codepointat")
                        && DECODER_MARKS.stream().filter(lower::contains).count() > 1
                || lower.contains("charcodeat") && DECODER_MARKS.stream().anyMatch(lower::contains);
    }

    /** Bases that may be followed by a selector: symbols and emoji, Han, Mongolian, Myanmar, keycap characters, another emoji part. */
    private static boolean takesSelector(int base) {
        if (base == '#' || base == '*' || base >= '0' && base <= '9' || base == 0xA9 || base == 0xAE) {
            return true;
        }
        if (base < 0x1000) {
            return false;
        }
        return InvisibleText.kindOf(base) == Kind.VISIBLE;
    }

    private void filler(int at) {
        boolean letter = Character.isUnicodeIdentifierPart(text.charAt(at));
        if (letter && isAmongCode(at) && LineContext.at(text, at) == LineContext.CODE) {
            observations.trait(
                    "invisible-identifier",
                    source.evidence(at, at + 1, "A letter that is drawn as nothing stands in code"),
                    Facts.of("code-point", String.format("U+%04X", text.codePointAt(at))));
        }
    }

    /** Between ASCII characters, as in code. Tables of characters and classes of regular expressions have other neighbours. */
    private boolean isAmongCode(int at) {
        int before = at - 1;
        while (before >= 0 && at - before < MAX_HIDING && isHiding(text.charAt(before))) {
            before--;
        }
        int after = at + 1;
        while (after < text.length() && after - at < MAX_HIDING && isHiding(text.charAt(after))) {
            after++;
        }
        boolean plainBefore = before < 0 || text.charAt(before) < 0x80;
        boolean plainAfter = after >= text.length() || text.charAt(after) < 0x80;
        boolean range = before >= 0 && text.charAt(before) == '-' || after < text.length() && text.charAt(after) == '-';
        return plainBefore && plainAfter && !range;
    }

    private static boolean isHiding(char c) {
        return isReordering(c) || InvisibleText.kindOf(c) != Kind.VISIBLE;
    }

    /** Embeddings, overrides and isolates; the plain marks U+200E, U+200F and U+061C are common in right-to-left text. */
    private static boolean isReordering(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Many different ones beside each other hide nothing: an editor lists what it shows in another way. */
    private boolean isInTable(int at) {
        int start = at;
        while (start > 0 && at - start < MAX_HIDING && isReordering(text.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        while (end < text.length() && end - at < MAX_HIDING && isReordering(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).chars().distinct().count() >= SMALLEST_TABLE;
    }

    private void reordering(int at) {
        int c = text.codePointAt(at);
        if (c == 0x202C || c == 0x2069 || !isAmongCode(at) || isInTable(at)) {
            return;
        }
        int lineEnd = text.indexOf('\n', at);
        String rest = text.substring(at, lineEnd < 0 ? Math.min(text.length(), at + 500) : Math.min(lineEnd, at + 500));
        boolean closed = rest.indexOf(c >= 0x2066 ? '\u2069' : '\u202C') >= 0;
        observations.trait(
                "bidirectional-control",
                source.evidence(at, at + 1, "A control character changes the order in which the line is shown"),
                Facts.of("code-point", String.format("U+%04X", c))
                        .and("closed-on-line", closed)
                        .and("override", c == 0x202D || c == 0x202E)
                        .and("context", LineContext.at(text, at).name().toLowerCase(Locale.ROOT)));
    }
}
