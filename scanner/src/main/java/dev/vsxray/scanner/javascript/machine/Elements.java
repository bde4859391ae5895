package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What an iteration gives.
 *
 * @param known in order
 * @param isExact false when there may be more elements than known
 * @param rest what those may be; {@code undefined} when there are none
 */
record Elements(List<Value> known, boolean isExact, Value rest) {

    Elements {
        known = List.copyOf(known);
        rest = isExact ? Undefined.UNDEFINED : rest;
    }

    static Elements exactly(List<? extends Value> known) {
        return new Elements(List.copyOf(known), true, Undefined.UNDEFINED);
    }

    static Elements some(Value rest) {
        return new Elements(List.of(), false, rest);
    }

    /** What the methods of arrays see of a value. */
    static Elements asOfBuiltins(Calls calls, Value value) {
        var seen = dev.vsxray.scanner.javascript.builtin.Elements.orUnknown(calls, value);
        return new Elements(seen.items(), seen.isExact(), seen.others().orElse(Unknown.ANY));
    }

    Elements map(UnaryOperator<Value> change) {
        return new Elements(known.stream().map(change).toList(), isExact, isExact ? rest : change.apply(rest));
    }

    void appendTo(ArrayObject array) {
        array.elements().addAll(known);
        if (!isExact) {
            array.addRest(rest);
        }
    }

    /** For arguments, where one more of unknown number stands as one. */
    void appendTo(List<Value> arguments) {
        arguments.addAll(known);
        if (!isExact) {
            arguments.add(rest);
        }
    }

    /** The element at a position, as far as known. */
    Value at(int index) {
        return index < known.size() ? known.get(index) : rest;
    }
}
