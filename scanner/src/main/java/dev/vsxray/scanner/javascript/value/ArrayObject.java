package dev.vsxray.scanner.javascript.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array. {@link #elements} are the known ones, in order, without holes ({@code undefined} stands for a hole). When
 * {@link #isExact} is false there may be more elements at unknown places, whose join is {@link #rest}.
 */
public final class ArrayObject extends HeapObject {

    /** Longest array that is kept element by element; a longer one keeps the join of what lies beyond. */
    public static final int MAXIMUM_LENGTH = 4_000_000;

    /** For the hot paths of this package; others ask {@link #elements()}. */
    final ArrayList<Value> elements;

    private boolean exact = true;
    private int grownIn;
    private int shrunkIn;

    public ArrayObject(int level, Value prototype) {
        super(level, prototype);
        this.elements = new ArrayList<>();
    }

    public ArrayObject(int level, Value prototype, Collection<? extends Value> elements) {
        super(level, prototype);
        this.elements = new ArrayList<>(elements);
    }

    @Override
    public String className() {
        return "Array";
    }

    /** The live list: a change to it changes the array. */
    public List<Value> elements() {
        return elements;
    }

    public int length() {
        return elements.size();
    }

    /** True when the elements and the length are wholly known. */
    public boolean isExact() {
        return exact;
    }

    /**
     * Says that the array grows in a run of a callback. A list that several runs fill grows with each event, so that its
     * length is not known from the second time on.
     */
    public void growsIn(int run, boolean repeating) {
        if (repeating && grownIn != 0 && grownIn != run) {
            exact = false;
        }
        grownIn = run;
    }

    /**
     * Says that the array loses an element in a run of a callback. Which one a later event takes is not known: lines that are
     * sent with each answer are taken one by one, as often as there are lines.
     */
    public void shrinksIn(int run) {
        if (shrunkIn != 0 && shrunkIn != run) {
            exact = false;
        }
        shrunkIn = run;
    }

    /** There may be more elements than known. */
    public void makeInexact() {
        exact = false;
    }

    @Override
    public void addRest(Value value) {
        exact = false;
        super.addRest(value);
    }

    /** Sets an element, filling up with {@code undefined} before it; beyond {@link #MAXIMUM_LENGTH} it joins the rest. */
    public void setElement(long index, Value value) {
        if (index >= MAXIMUM_LENGTH) {
            addRest(value);
            return;
        }
        int at = (int) index;
        while (elements.size() < at) {
            elements.add(Undefined.UNDEFINED);
        }
        if (at == elements.size()) {
            elements.add(value);
        } else {
            elements.set(at, value);
        }
    }

    /** The element, or null when there is none: {@code undefined} or the rest. */
    public @Nullable Value element(long index) {
        return index >= 0 && index < elements.size() ? elements.get((int) index) : null;
    }

    /** What an element at an unknown index may be: the join of all. */
    public Value anyElement() {
        Value any = rest().orElse(Unknown.with(facts()));
        if (elements.isEmpty()) {
            return any;
        }
        Value joined = Values.joinAll(elements);
        return exact && rest().isEmpty() ? joined : Values.join(joined, any);
    }
}
