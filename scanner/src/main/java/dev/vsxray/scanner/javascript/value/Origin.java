package dev.vsxray.scanner.javascript.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text came to be. A literal has {@link #LITERAL}; plain concatenation and slicing of literals have
 * {@link #COMPOSED}; only real decodings keep a chain, so that a plain program pays nothing for it.
 */
public final class Origin {

    /** Longest chain that is kept; a decoder that feeds itself forgets its oldest steps. */
    public static final int MAXIMUM_STEPS = 12;

    /** Written as such in a script. */
    public static final Origin LITERAL = new Origin("literal", null, "", null, 0);

    /** Put together from literals by concatenation, join, slice and such. */
    public static final Origin COMPOSED = new Origin("concatenation", null, "", null, 0);

    /** The whole of a script that the extension ships under a script's name, where everybody can read it. */
    public static final Origin PACKAGED = new Origin("packaged script", null, "", null, 0);

    /** How much of the text before a step is kept, in UTF-16 code units: enough to recognise it in a report. */
    private static final int MAXIMUM_INPUT = 400;

    private final String how;
    private final @Nullable Place place;
    private final String input;
    private final @Nullable Origin before;
    private final int steps;

    private Origin(String how, @Nullable Place place, String input, @Nullable Origin before, int steps) {
        this.how = how;
        this.place = place;
        this.input = input;
        this.before = before;
        this.steps = steps;
    }

    /**
     * A text that came out of decoding {@code input}.
     *
     * @param how the word of the report: {@code base64}, {@code hex}, {@code xor}, {@code char-codes}, {@code gunzip}…
     */
    public static Origin decoded(String how, Place place, String input, Origin before) {
        if (before.isDecoded() && before.how.equals(how) && before.steps >= MAXIMUM_STEPS) {
            return before;
        }
        String kept = input.length() > MAXIMUM_INPUT ? input.substring(0, MAXIMUM_INPUT) + "…" : input;
        Origin earlier = before.steps >= MAXIMUM_STEPS ? COMPOSED : before;
        return new Origin(how, place, kept, earlier, earlier.steps + 1);
    }

    /** The origin of a text made of two others: the one that tells more. */
    public static Origin join(Origin left, Origin right) {
        if (left.steps > 0 || right.steps > 0) {
            return left.steps >= right.steps ? left : right;
        }
        return COMPOSED;
    }

    /** True where it stands in a script of the package just like that. */
    public boolean isPlain() {
        return this == LITERAL || this == PACKAGED;
    }

    /** True when at least one step is a real decoding, not only composition. */
    public boolean isDecoded() {
        return steps > 0;
    }

    /** The decodings, first applied first; empty unless {@link #isDecoded}. */
    public List<Step> chain() {
        List<Step> chain = new ArrayList<>();
        for (Origin at = this; at != null && at.place != null; at = at.before) {
            chain.add(new Step(at.how, at.place, at.input));
        }
        Collections.reverse(chain);
        return chain;
    }

    /** What this text is, as a word: {@code literal}, {@code concatenation} or its last decoding. */
    public String how() {
        return how;
    }

    /**
     * One decoding.
     *
     * @param input the beginning of what went in; untrusted text
     */
    public record Step(String how, Place place, String input) {}
}
