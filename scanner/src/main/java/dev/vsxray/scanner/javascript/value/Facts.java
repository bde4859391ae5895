package dev.vsxray.scanner.javascript.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of where a value came from: taints (it holds data of a source) and marks (a decision on it is a guard
 * of the catalogue, such as {@code telemetry-consent}). Immutable.
 */
public final class Facts {

    private static final Taint[] NO_TAINTS = {};

    private static final String[] NO_MARKS = {};

    public static final Facts NONE = new Facts(NO_TAINTS, NO_MARKS);

    /** Most taints one value keeps: more tell an analyst nothing new, and joins stay cheap. */
    private static final int MAXIMUM_TAINTS = 24;

    /** Guards that permit something, by the names of the catalogue. */
    private static final Set<String> PERMISSIONS = Set.of(
            "telemetry-consent",
            "own-setting",
            "setting-on-by-default",
            "user-confirmation",
            "workspace-trust",
            "integrity-check",
            "same-origin-check");

    // Arrays, because nearly all are empty or hold one or two, and joins are what the machine does most.

    /** Each once, in the order in which they were joined. */
    private final Taint[] taints;

    /** Each once, sorted. */
    private final String[] marks;

    /** A bit for each taint: most that are looked for in vain are not there by it. */
    private final long hashes;

    /** The same for those who want a set; made when it is first asked for. */
    private @Nullable SortedSet<String> markSet;

    /** The walk over values that came by last. */
    private @Nullable Object lastWalk;

    private Facts(Taint[] taints, String[] marks) {
        this.taints = taints;
        this.marks = marks;
        long bits = 0;
        for (Taint taint : taints) {
            bits |= taint.bit();
        }
        this.hashes = bits;
    }

    /**
     * True the first time it is asked for a walk over values: a walk of another thread between makes it true once more,
     * never false.
     */
    boolean isFirstSeenIn(Object walk) {
        boolean first = lastWalk != walk;
        lastWalk = walk;
        return first;
    }

    public static Facts tainted(Taint taint) {
        return new Facts(new Taint[] {taint}, NO_MARKS);
    }

    public static Facts marked(String mark) {
        return NONE.withMark(mark);
    }

    /** In the order in which they were joined. */
    public List<Taint> taints() {
        return taints.length == 0 ? List.of() : Collections.unmodifiableList(Arrays.asList(taints));
    }

    /** Names of guards of the catalogue. */
    public SortedSet<String> marks() {
        SortedSet<String> known = markSet;
        if (known == null) {
            known = marks.length == 0
                    ? Collections.emptySortedSet()
                    : Collections.unmodifiableSortedSet(new TreeSet<>(Arrays.asList(marks)));
            markSet = known;
        }
        return known;
    }

    public boolean isEmpty() {
        return taints.length == 0 && marks.length == 0;
    }

    public boolean isTainted() {
        return taints.length > 0;
    }

    public boolean isMarked() {
        return marks.length > 0;
    }

    public boolean isMarkedWith(String mark) {
        return holds(marks, mark);
    }

    /** True when no taint can be added any more. */
    boolean isFull() {
        return taints.length >= MAXIMUM_TAINTS;
    }

    public boolean isTaintedBy(String source) {
        for (Taint taint : taints) {
            if (taint.source().equals(source)) {
                return true;
            }
        }
        return false;
    }

    /** What holds for a value made from a value of these and a value of other facts. */
    public Facts join(Facts other) {
        if (other == this || other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        Taint[] joinedTaints = joinTaints(other.taints);
        String[] joinedMarks = joinMarks(other.marks);
        return joinedTaints == taints && joinedMarks == marks ? this : new Facts(joinedTaints, joinedMarks);
    }

    private Taint[] joinTaints(Taint[] others) {
        if (others == taints || isFull()) {
            return taints;
        }
        if (taints.length == 0) {
            return others;
        }
        Taint[] all = taints;
        int size = taints.length;
        long bits = hashes;
        int next = 0;
        for (Taint taint : others) {
            int at = (bits & taint.bit()) == 0 ? -1 : find(all, size, taint, next);
            if (at >= 0) {
                next = at + 1;
            } else if (size < MAXIMUM_TAINTS) {
                if (size == all.length) {
                    all = Arrays.copyOf(all, Math.min(size + others.length, MAXIMUM_TAINTS));
                }
                all[size++] = taint;
                bits |= taint.bit();
            }
        }
        return size == all.length ? all : Arrays.copyOf(all, size);
    }

    private static boolean holds(Taint[] taints, int size, Taint wanted) {
        return find(taints, size, wanted, 0) >= 0;
    }

    /**
     * The index of a taint, or -1.
     *
     * @param first where to look first: what is joined was mostly joined before, in the same order
     */
    private static int find(Taint[] taints, int size, Taint wanted, int first) {
        for (int i = first; i < size; i++) {
            if (taints[i].isSame(wanted)) {
                return i;
            }
        }
        for (int i = Math.min(first, size) - 1; i >= 0; i--) {
            if (taints[i].isSame(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean holds(String[] marks, String wanted) {
        for (String mark : marks) {
            if (mark.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private String[] joinMarks(String[] others) {
        if (others == marks || holdAll(marks, others)) {
            return marks;
        }
        if (holdAll(others, marks)) {
            return others;
        }
        String[] all = Arrays.copyOf(marks, marks.length + others.length);
        int size = marks.length;
        for (String mark : others) {
            if (!holds(marks, mark)) {
                all[size++] = mark;
            }
        }
        Arrays.sort(all, 0, size);
        return Arrays.copyOf(all, size);
    }

    private static boolean holdAll(String[] marks, String[] wanted) {
        if (wanted.length > marks.length) {
            return false;
        }
        for (String mark : wanted) {
            if (!holds(marks, mark)) {
                return false;
            }
        }
        return true;
    }

    public Facts withMark(String mark) {
        return isMarkedWith(mark) ? this : new Facts(taints, joinMarks(new String[] {mark}));
    }

    /**
     * True for a mark that permits something where the value is true, or with a {@code !} where it is false; other marks
     * say something on whichever side a decision falls.
     */
    public static boolean hasSide(String mark) {
        return mark.startsWith("!") || PERMISSIONS.contains(mark);
    }

    /** What holds for a value that is one of two: what is permitted by only one of them is not permitted. */
    public Facts either(Facts other) {
        if (other == this) {
            return this;
        }
        Facts both = join(other);
        if (Arrays.equals(marks, other.marks)) {
            return both;
        }
        String[] kept = new String[both.marks.length];
        int size = 0;
        for (String mark : both.marks) {
            if (!hasSide(mark) || isMarkedWith(mark) && other.isMarkedWith(mark)) {
                kept[size++] = mark;
            }
        }
        return size == kept.length ? both : new Facts(both.taints, Arrays.copyOf(kept, size));
    }

    /** True when one of the marks says something on one side of a decision only. */
    public boolean hasSides() {
        for (String mark : marks) {
            if (hasSide(mark)) {
                return true;
            }
        }
        return false;
    }

    /** The same taints, with these marks instead. */
    public Facts withMarks(SortedSet<String> others) {
        String[] next = others.toArray(NO_MARKS);
        return Arrays.equals(next, marks) ? this : new Facts(taints, next);
    }

    /** After the data went through {@code encoding}. */
    public Facts through(String encoding, Place place) {
        return mapTaints(taint -> taint.through(encoding, place));
    }

    /** One step further on the way. */
    public Facts step(Place place, String note) {
        return mapTaints(taint -> taint.step(place, note));
    }

    /** One step further, over a link that is assumed. */
    public Facts assumed(Place place, String note) {
        return mapTaints(taint -> taint.assumed(place, note));
    }

    private Facts mapTaints(UnaryOperator<Taint> change) {
        if (taints.length == 0) {
            return this;
        }
        Taint[] changed = new Taint[taints.length];
        int size = 0;
        for (Taint taint : taints) {
            Taint next = change.apply(taint);
            if (!holds(changed, size, next)) {
                changed[size++] = next;
            }
        }
        return new Facts(size == changed.length ? changed : Arrays.copyOf(changed, size), marks);
    }

    /** Without the data itself: what a length, a comparison or a type test leaves. */
    public Facts withoutTaints() {
        return taints.length == 0 ? this : marks.length == 0 ? NONE : new Facts(NO_TAINTS, marks);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof Facts that && Arrays.equals(marks, that.marks) && hasTaintsOf(that);
    }

    private boolean hasTaintsOf(Facts that) {
        if (taints == that.taints) {
            return true;
        }
        if (taints.length != that.taints.length || hashes != that.hashes) {
            return false;
        }
        int next = 0;
        for (Taint taint : that.taints) {
            int at = find(taints, taints.length, taint, next);
            if (at < 0) {
                return false;
            }
            next = at + 1;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = Arrays.hashCode(marks);
        for (Taint taint : taints) {
            sum += taint.hashCode();
        }
        return sum;
    }

    @Override
    public String toString() {
        return taints() + (marks.length == 0 ? "" : " " + marks());
    }
}
