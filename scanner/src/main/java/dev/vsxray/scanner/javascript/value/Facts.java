package dev.vsxray.scanner.javascript.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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

    public static final Facts NONE = new Facts(List.of(), new TreeSet<>());

    /** Most taints one value keeps: more tell an analyst nothing new, and joins stay cheap. */
    private static final int MAXIMUM_TAINTS = 24;

    /** Guards that permit something, by the names of the catalogue. */
    private static final Set<String> PERMISSIONS = Set.of(
            "telemetry-consent",
            "own-setting",
            "user-confirmation",
            "workspace-trust",
            "integrity-check",
            "same-origin-check");

    private final List<Taint> taints;
    private final SortedSet<String> marks;

    private Facts(List<Taint> taints, SortedSet<String> marks) {
        this.taints = taints;
        this.marks = marks;
    }

    public static Facts tainted(Taint taint) {
        return new Facts(List.of(taint), NONE.marks);
    }

    public static Facts marked(String mark) {
        return NONE.withMark(mark);
    }

    /** In the order in which they were joined. */
    public List<Taint> taints() {
        return taints;
    }

    /** Names of guards of the catalogue. */
    public SortedSet<String> marks() {
        return java.util.Collections.unmodifiableSortedSet(marks);
    }

    public boolean isEmpty() {
        return taints.isEmpty() && marks.isEmpty();
    }

    public boolean isTainted() {
        return !taints.isEmpty();
    }

    /** True when no taint can be added any more. */
    boolean isFull() {
        return taints.size() >= MAXIMUM_TAINTS;
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
        List<Taint> joinedTaints = joinTaints(other.taints);
        SortedSet<String> joinedMarks = joinMarks(other.marks);
        return joinedTaints == taints && joinedMarks == marks ? this : new Facts(joinedTaints, joinedMarks);
    }

    private List<Taint> joinTaints(List<Taint> others) {
        if (others.isEmpty() || others == taints || isFull() || taints.containsAll(others)) {
            return taints;
        }
        Set<Taint> all = new LinkedHashSet<>(taints);
        for (Taint taint : others) {
            if (all.size() < MAXIMUM_TAINTS) {
                all.add(taint);
            }
        }
        return all.size() == taints.size() ? taints : List.copyOf(all);
    }

    private SortedSet<String> joinMarks(SortedSet<String> others) {
        if (others.isEmpty() || others == marks || marks.containsAll(others)) {
            return marks;
        }
        SortedSet<String> all = new TreeSet<>(marks);
        all.addAll(others);
        return all;
    }

    public Facts withMark(String mark) {
        return marks.contains(mark) ? this : new Facts(taints, joinMarks(new TreeSet<>(Set.of(mark))));
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
        SortedSet<String> kept = new TreeSet<>(marks);
        kept.addAll(other.marks);
        kept.removeIf(mark -> hasSide(mark) && !(marks.contains(mark) && other.marks.contains(mark)));
        return join(other).withMarks(kept);
    }

    /** The same taints, with these marks instead. */
    public Facts withMarks(SortedSet<String> others) {
        return others.equals(marks) ? this : new Facts(taints, new TreeSet<>(others));
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
        if (taints.isEmpty()) {
            return this;
        }
        List<Taint> changed = new ArrayList<>(taints.size());
        for (Taint taint : taints) {
            changed.add(change.apply(taint));
        }
        return new Facts(List.copyOf(new LinkedHashSet<>(changed)), marks);
    }

    /** Without the data itself: what a length, a comparison or a type test leaves. */
    public Facts withoutTaints() {
        return taints.isEmpty() ? this : marks.isEmpty() ? NONE : new Facts(List.of(), marks);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts that
                && marks.equals(that.marks)
                && taints.size() == that.taints.size()
                && taints.containsAll(that.taints);
    }

    @Override
    public int hashCode() {
        int sum = marks.hashCode();
        for (Taint taint : taints) {
            sum += taint.hashCode();
        }
        return sum;
    }

    @Override
    public String toString() {
        return taints + (marks.isEmpty() ? "" : " " + marks);
    }
}
