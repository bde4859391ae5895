package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a generator gives. Its body has run already, because a {@code yield} here evaluates to the operand as
 * if it had been awaited: that is what the drivers of transpiled {@code async} functions send back.
 */
final class GeneratorObject extends HeapObject {

    /** Repeated runs of a body for what it is told. */
    private static final int MAXIMUM_TIMES_TOLD = 8;

    private final List<Value> yielded;
    private final int surelyYielded;
    private final Value returned;
    private boolean isIterated;
    private int next;
    private @Nullable Frame made;
    private int timesTold;

    /**
     * @param surelyYielded how many of the first values are yielded on every way
     * @param isIterated true where it is known that what it yields is for whoever asks, and not for a driver
     */
    GeneratorObject(
            int level, Value prototype, List<Value> yielded, int surelyYielded, Value returned, boolean isIterated) {
        super(level, prototype);
        this.yielded = List.copyOf(yielded);
        this.surelyYielded = surelyYielded;
        this.returned = returned;
        this.isIterated = isIterated;
    }

    @Override
    public String className() {
        return "Generator";
    }

    List<Value> yielded() {
        return yielded;
    }

    int surelyYielded() {
        return surelyYielded;
    }

    /** What a loop sees: what is yielded on every way, and perhaps more. */
    Elements elements() {
        if (surelyYielded == yielded.size()) {
            return Elements.exactly(yielded);
        }
        Value rest = Values.joinAll(yielded.subList(surelyYielded, yielded.size()));
        return new Elements(yielded.subList(0, surelyYielded), false, rest);
    }

    Value returned() {
        return returned;
    }

    /** The run that made it, which can be repeated. */
    void isMadeBy(Frame frame) {
        made = frame;
    }

    /** It is told something: the run to repeat; null where there is none, or it was told enough. */
    @Nullable
    Frame told() {
        timesTold++;
        return timesTold > MAXIMUM_TIMES_TOLD ? null : made;
    }

    /** True when what it yields may be for a driver to await. */
    boolean mayBeDriven() {
        return !isIterated && yielded.stream().anyMatch(value -> !value.isConstant());
    }

    boolean hasNext() {
        return next < yielded.size();
    }

    /** Who asked is known from now on: a driver goes to the end at once, and after a loop no driver asks. */
    void isReadBy(boolean driver) {
        if (driver) {
            next = yielded.size();
        } else {
            isIterated = true;
        }
    }

    Value next() {
        return yielded.get(next++);
    }
}
