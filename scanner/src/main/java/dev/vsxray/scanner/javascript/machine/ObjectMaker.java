package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.PropertyName;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.Optional;

/** Makes the properties of object literals. */
final class ObjectMaker {

    private final Machine machine;

    ObjectMaker(Machine machine) {
        this.machine = machine;
    }

    /** The key of a name that is not computed; a private name keeps its hash. */
    static String fixedName(PropertyName name) {
        if (name instanceof PropertyName.Fixed fixed) {
            return fixed.name();
        }
        if (name instanceof PropertyName.Private hidden) {
            return "#" + hidden.name();
        }
        throw new IllegalArgumentException("computed name at " + name.start());
    }

    /** The key of any name, or empty when it is computed and not known. */
    Optional<String> key(PropertyName name) {
        return known(name(name));
    }

    private static Optional<String> known(Value key) {
        if (key instanceof Symbol symbol) {
            return Optional.of(symbol.key());
        }
        return key instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private Value name(PropertyName name) {
        return name instanceof PropertyName.Computed computed
                ? Coercions.propertyKey(machine, machine.evaluator.value(computed.expression()))
                : Text.of(fixedName(name));
    }

    void define(PlainObject object, Expression.Property property) {
        if (property instanceof Expression.SpreadProperty spread) {
            copyAll(machine.evaluator.value(spread.value()), object);
        } else if (property instanceof Expression.AccessorProperty accessor) {
            Closure function = machine.functions.closure(accessor.function(), machine.frame().scope);
            function.home = object;
            Optional<String> key = key(accessor.name());
            if (key.isPresent()) {
                Optional<Value> getter = accessor.getter() ? Optional.of(function) : Optional.empty();
                Optional<Value> setter = accessor.getter() ? Optional.empty() : Optional.of(function);
                object.defineAccessor(key.get(), getter, setter, true);
            } else if (accessor.getter()) {
                object.addRest(machine.call(function, object, java.util.List.of()));
            }
        } else if (property instanceof Expression.ValueProperty plain) {
            Value name = name(plain.name());
            Optional<String> key = known(name);
            Value value = machine.evaluator.value(plain.value());
            machine.observations.text(value, plain.value());
            if (value instanceof Closure closure) {
                key.ifPresent(closure::nameIfAnonymous);
                closure.home = object;
            }
            if (key.isEmpty()) {
                object.addRest(value);
                object.addName(name, machine.place());
            } else if (key.get().equals("__proto__") && (value instanceof HeapObject || value == Null.NULL)) {
                object.setPrototype(value);
            } else {
                object.put(key.get(), value);
                machine.preloads.named(key.get(), value);
            }
        }
    }

    /** {@code ...source} in a literal, and {@code Object.assign}. */
    void copyAll(Value source, HeapObject target) {
        for (Value alternative : Values.alternatives(source)) {
            boolean certain = alternative == source;
            if (alternative instanceof HeapObject object) {
                copyFrom(object, target, certain);
            } else if (alternative instanceof Api api) {
                target.setDelegate(api);
            } else if (alternative instanceof Unknown unknown
                    && !unknown.facts().isEmpty()) {
                target.fillEmpty(Unknown.with(unknown.facts()));
                target.addRest(unknown);
                target.addFacts(unknown.facts());
            } else if (alternative instanceof Unknown) {
                target.addRest(Unknown.ANY);
            }
        }
    }

    private void copyFrom(HeapObject source, HeapObject target, boolean certain) {
        if (ProxyObject.behind(source) instanceof ArrayObject array) {
            for (int i = 0; i < array.length(); i++) {
                target.put(Integer.toString(i), array.elements().get(i));
            }
        }
        for (String key : source.copiedKeys()) {
            Value value = machine.access.get(source, key);
            if (certain) {
                target.put(key, value);
            } else {
                target.join(key, value);
            }
        }
        source.rest().ifPresent(target::addRest);
        target.addNameFacts(source.nameFacts());
        source.delegate().ifPresent(target::setDelegate);
        target.addFacts(source.facts());
    }
}
