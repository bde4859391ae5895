package dev.vsxray.scanner.javascript.value;

import java.util.List;

/** What a {@link Builtin} may ask of the machine that runs it. */
public interface Calls {

    /** Calls a function value: of the script, native, bound, of the catalogue, or unknown. */
    Value call(Value function, Value self, List<Value> arguments);

    /** {@code new constructor(arguments)}. */
    Value construct(Value constructor, List<Value> arguments);

    /** {@code Reflect.construct(constructor, arguments, newTarget)}: an instance of another class, made by this one. */
    Value construct(Value constructor, List<Value> arguments, Value newTarget);

    /** {@code object[key]} with prototypes, accessors, delegates and the members of primitives. */
    Value get(Value object, String key);

    /** {@code object[key] = value}, joined with what was there where the write is not certain. */
    void set(Value object, String key, Value value);

    /** {@code object[key] = value} where the key is not known. */
    void setUnderAnyKey(HeapObject object, Value value);

    /** Says that what outlives the present call, such as a list, now holds this too: who looks there later may see data. */
    void nowHeld(Value value);

    /** What iterating {@code iterable} gives, as an array: by its own iterator where it has one. */
    ArrayObject iterated(HeapObject iterable);

    /**
     * The present level of uncertainty: 0 where the program surely gets, one more inside each branch that may or may
     * not run. New objects take it.
     */
    int level();

    /** True when a change to {@code object} here surely happens whenever the object exists, so that it may replace. */
    boolean isCertain(HeapObject object);

    /** The number of the callback run that is going on, from 1 for the first; 0 while the program is loaded. */
    int run();

    /** True when callbacks run for another time, as each of their events may happen any number of times. */
    boolean isRepeating();

    /**
     * Pays for work. A built-in pays about one step per element or 16 characters it touches, before it touches them.
     *
     * @throws BudgetSpent when the steps of the analysis are used up; built-ins let it pass
     */
    void spend(long steps);

    /** True in a {@link Builtin} that was called by {@code new}; what it returns is the new object. */
    boolean isConstructing();

    /** The call that is being executed. */
    Place place();

    Realm realm();

    /** A text that came out of a decoding; see {@link Origin#decoded} for the words. */
    default Text decoded(String result, String how, Text input) {
        return Text.of(result, Origin.decoded(how, place(), input.value(), input.origin()));
    }

    default ArrayObject newArray(List<? extends Value> elements) {
        return new ArrayObject(level(), realm().arrayPrototype(), elements);
    }

    default PlainObject newObject() {
        return new PlainObject(level(), realm().objectPrototype());
    }

    /** A JavaScript exception of a class of the language, to be thrown: {@code throw calls.error("TypeError", "…")}. */
    default Thrown error(String type, String message) {
        PlainObject error = new PlainObject(level(), realm().prototype(type), "Error");
        error.putHidden("message", Text.of(message));
        return new Thrown(error);
    }
}
