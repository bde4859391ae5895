package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One call of a built-in: what it was given, and the questions every built-in asks of that. */
record Invocation(Calls calls, Value self, List<Value> arguments) {

    /** A built-in in terms of an invocation. */
    @FunctionalInterface
    interface Body {
        Value apply(Invocation in);
    }

    /** Adds a method that enumeration does not show. */
    static void method(Realm realm, HeapObject owner, String name, int parameters, Body body) {
        realm.method(
                owner,
                name,
                parameters,
                (calls, self, arguments) -> body.apply(new Invocation(calls, self, arguments)));
    }

    Value argument(int index) {
        return Values.argument(arguments, index);
    }

    boolean has(int index) {
        return index < arguments.size() && !(arguments.get(index) instanceof Undefined);
    }

    int count() {
        return arguments.size();
    }

    /** The arguments from {@code index} on. */
    List<Value> argumentsFrom(int index) {
        return index >= arguments.size() ? List.of() : arguments.subList(index, arguments.size());
    }

    /** {@code this} as text, ready to be read. */
    Value subject() {
        Value text = Coercions.toText(calls, self);
        if (text instanceof Text known && !known.isFlat()) {
            Limits.spendCharacters(calls, known.length());
        }
        return text;
    }

    /** Facts of all that went in. */
    Facts facts() {
        return Values.derived(self, arguments).facts();
    }

    /** An unknown result that carries the facts of all that went in. */
    Value derived() {
        return Values.derived(self, arguments);
    }

    Unknown derived(Unknown.Kind kind) {
        return Unknown.of(kind, facts());
    }

    /** As {@link #derived}, after an encoding or other step the catalogue names. */
    Value derivedThrough(String step) {
        return Unknown.with(facts().through(step, calls.place()));
    }

    Unknown derivedText(String step) {
        return Unknown.of(Unknown.Kind.TEXT, facts().through(step, calls.place()));
    }

    /** What a comparison, a length or a search leaves: an unknown that no longer is the data. */
    Unknown sanitised(Unknown.Kind kind) {
        return Unknown.of(kind, Values.guardsOf(self, arguments));
    }

    /** The argument as a text, where it is wholly known. */
    Optional<Text> text(int index) {
        return knownText(argument(index));
    }

    Optional<Text> knownText(Value value) {
        return Coercions.toText(calls, value) instanceof Text text ? Optional.of(text) : Optional.empty();
    }

    /** The argument as an integer, NaN as 0; {@code absent} where it is missing; empty where it is not known. */
    OptionalDouble integer(int index, double absent) {
        return has(index) ? Coercions.integer(calls, argument(index)) : OptionalDouble.of(absent);
    }

    /** The argument as an index relative to the end when negative, cut to 0 … {@code length}. */
    OptionalDouble relative(int index, double absent, int length) {
        OptionalDouble value = integer(index, absent);
        if (value.isEmpty()) {
            return value;
        }
        double at = value.getAsDouble();
        return OptionalDouble.of(at < 0 ? Math.max(0, length + at) : Math.min(at, length));
    }

    /** A piece or a rearrangement of {@code input}: it keeps how that was decoded. */
    static Text composed(String result, Text input) {
        return Text.of(result, input.origin().isDecoded() ? input.origin() : Origin.COMPOSED);
    }

    RuntimeException typeError(String message) {
        return calls.error("TypeError", message);
    }

    RuntimeException rangeError(String message) {
        return calls.error("RangeError", message);
    }
}
