package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.PropertyName;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes values apart into the names and places that a pattern binds. */
final class Binding {

    private final Machine machine;

    Binding(Machine machine) {
        this.machine = machine;
    }

    /** Gives declared names their first values. */
    void initialise(Pattern pattern, Value value) {
        bind(pattern, value, true);
    }

    /** Assigns to names and properties that exist. */
    void assign(Pattern pattern, Value value) {
        bind(pattern, value, false);
    }

    /** Binds the parameters of a function to the arguments of a call. */
    void parameters(List<Pattern> parameters, List<Value> arguments) {
        for (int i = 0; i < parameters.size(); i++) {
            Pattern parameter = parameters.get(i);
            if (parameter instanceof Pattern.Rest rest) {
                List<Value> remaining = i < arguments.size() ? arguments.subList(i, arguments.size()) : List.of();
                initialise(rest.target(), machine.newArray(remaining));
            } else {
                initialise(parameter, Values.argument(arguments, i));
            }
        }
    }

    private void bind(Pattern pattern, Value value, boolean first) {
        if (pattern instanceof Expression.Identifier name) {
            if (first) {
                machine.variables.initialise(name.name(), value);
            } else {
                machine.variables.assign(name.name(), value);
            }
        } else if (pattern instanceof Pattern.WithDefault withDefault) {
            bind(withDefault.target(), orDefault(value, withDefault), first);
        } else if (pattern instanceof Pattern.ObjectPattern object) {
            bindObject(object, value, first);
        } else if (pattern instanceof Pattern.ArrayPattern array) {
            bindArray(array, value, first);
        } else if (pattern instanceof Expression.Member member) {
            machine.access.setAt(member, machine.evaluator.value(member.object()), member.name(), value);
        } else if (pattern instanceof Expression.Index index) {
            Value object = machine.evaluator.value(index.object());
            machine.access.setIndexAt(index, object, machine.evaluator.value(index.index()), value);
        } else if (pattern instanceof Pattern.Rest rest) {
            bind(rest.target(), value, first);
        }
    }

    private Value orDefault(Value value, Pattern.WithDefault withDefault) {
        if (value == Undefined.UNDEFINED) {
            return machine.evaluator.value(withDefault.value());
        }
        if (Values.alternatives(value).contains(Undefined.UNDEFINED)) {
            List<Value> present = Values.alternatives(value).stream()
                    .filter(alternative -> alternative != Undefined.UNDEFINED)
                    .toList();
            return Values.join(Values.joinAll(present), machine.evaluator.value(withDefault.value()));
        }
        return value;
    }

    private void bindObject(Pattern.ObjectPattern pattern, Value value, boolean first) {
        Set<String> taken = new HashSet<>();
        for (Pattern.Property property : pattern.properties()) {
            Value member;
            if (property.name() instanceof PropertyName.Computed computed) {
                Value key = Coercions.propertyKey(machine, machine.evaluator.value(computed.expression()));
                if (key instanceof Text text) {
                    taken.add(text.value());
                }
                member = machine.access.getIndexAt(property.name(), value, key);
            } else {
                String name = ObjectMaker.fixedName(property.name());
                taken.add(name);
                member = machine.access.getAt(property.name(), value, name);
            }
            bind(property.target(), member, first);
        }
        if (pattern.rest() != null) {
            bind(pattern.rest(), remaining(value, taken), first);
        }
    }

    private Value remaining(Value value, Set<String> taken) {
        if (!(value instanceof HeapObject object)) {
            return value;
        }
        PlainObject rest = machine.newObject();
        for (String key : object.enumerableKeys()) {
            @Nullable Property property = object.find(key);
            if (!taken.contains(key) && property != null) {
                rest.put(key, machine.access.read(property, object));
            }
        }
        object.rest().ifPresent(rest::addRest);
        object.delegate().ifPresent(rest::setDelegate);
        rest.addFacts(object.facts());
        return rest;
    }

    private void bindArray(Pattern.ArrayPattern pattern, Value value, boolean first) {
        Elements elements = machine.iteration.of(value);
        for (int i = 0; i < pattern.elements().size(); i++) {
            Pattern element = pattern.elements().get(i);
            if (element instanceof Pattern.Rest rest) {
                ArrayObject remaining = machine.newArray(
                        i < elements.known().size()
                                ? elements.known().subList(i, elements.known().size())
                                : List.of());
                if (!elements.isExact()) {
                    remaining.addRest(elements.rest());
                }
                bind(rest.target(), remaining, first);
            } else if (element != null) {
                bind(element, elements.at(i), first);
            }
        }
    }
}
