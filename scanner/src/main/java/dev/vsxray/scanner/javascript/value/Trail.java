package dev.vsxray.scanner.javascript.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way data took, shared with all other ways that begin the same. */
public final class Trail {

    /** Longest way that is kept, in steps: later ones replace the last, the beginning stays. */
    public static final int MAXIMUM_STEPS = 24;

    private final @Nullable Trail before;
    private final Place place;
    private final String note;
    private final boolean assumed;
    private final boolean anyAssumed;
    private final int length;

    private Trail(@Nullable Trail before, Place place, String note, boolean assumed) {
        this.before = before;
        this.place = place;
        this.note = note;
        this.assumed = assumed;
        this.anyAssumed = assumed || before != null && before.anyAssumed;
        this.length = before == null ? 1 : before.length + 1;
    }

    static Trail start(Place place, String note) {
        return new Trail(null, place, note, false);
    }

    Trail then(Place next, String nextNote) {
        return next.equals(place) && nextNote.equals(note) ? this : extend(next, nextNote, false);
    }

    Trail thenAssumed(Place next, String nextNote) {
        return extend(next, nextNote, true);
    }

    private Trail extend(Place next, String nextNote, boolean isAssumed) {
        Trail base = length >= MAXIMUM_STEPS && before != null ? before : this;
        return new Trail(base, next, nextNote, isAssumed || base != this && assumed);
    }

    /** In steps, at least 1. */
    public int length() {
        return length;
    }

    /** True where any link of the way is assumed, not proven. */
    public boolean isAssumed() {
        return anyAssumed;
    }

    /** From the source on. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(length);
        for (Trail at = this; at != null; at = at.before) {
            steps.add(new Step(at.place, at.note, at.assumed));
        }
        Collections.reverse(steps);
        return steps;
    }

    /**
     * One step.
     *
     * @param note what happens here: in our own words, or the catalogue's name of what the data goes through
     * @param assumed true where the link from the step before is assumed, not proven
     */
    public record Step(Place place, String note, boolean assumed) {}
}
