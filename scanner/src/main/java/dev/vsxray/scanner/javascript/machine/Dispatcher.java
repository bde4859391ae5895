package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.BoundFunction;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sends a call to what it calls: functions of scripts and of the language, the catalogue, or something unknown. */
final class Dispatcher {

    /** Calls of one built-in for the alternatives of its arguments. */
    private static final int MAXIMUM_COMBINATIONS = 8;

    /** Built-ins inside built-ins: an array that holds itself and is turned into text is endless. */
    private static final int MAXIMUM_BUILTIN_DEPTH = 400;

    private final Machine machine;
    private int builtinDepth;

    Dispatcher(Machine machine) {
        this.machine = machine;
    }

    Value call(Expression.Call node) {
        Expression callee = node.callee();
        if (callee instanceof Expression.Super) {
            return machine.functions.superCall(machine.evaluator.arguments(node.arguments()));
        }
        if (callee instanceof Expression.Identifier name && name.name().equals("eval")) {
            List<Value> arguments = machine.evaluator.arguments(node.arguments());
            Value function = machine.evaluator.value(callee);
            machine.placeAt(node);
            return machine.layers.isEval(function)
                    ? machine.layers.directEval(arguments)
                    : called(node, function, Undefined.UNDEFINED, arguments);
        }
        return callExpression(node, callee, node);
    }

    private Value callExpression(Node node, Expression callee, Expression.Call call) {
        if (callee instanceof Expression.Member member && !(member.object() instanceof Expression.Super)) {
            Value object = machine.evaluator.chainObject(machine.evaluator.value(member.object()), member.optional());
            if (object instanceof HeapObject) {
                Value function = optionalCallee(machine.access.getAt(member, object, member.name()), call);
                List<Value> arguments = machine.evaluator.arguments(call.arguments());
                return calledMethod(node, function, object, member.name(), arguments);
            }
            List<Value> arguments = machine.evaluator.arguments(call.arguments());
            machine.placeAt(node);
            return callMember(object, member.name(), arguments);
        }
        if (callee instanceof Expression.Index index && !(index.object() instanceof Expression.Super)) {
            Value object = machine.evaluator.chainObject(machine.evaluator.value(index.object()), index.optional());
            Value key = Coercions.propertyKey(machine, machine.evaluator.value(index.index()));
            if (key instanceof Text name && !(object instanceof HeapObject)) {
                List<Value> arguments = machine.evaluator.arguments(call.arguments());
                machine.placeAt(node);
                return callMember(object, name.value(), arguments);
            }
            Value function = optionalCallee(machine.access.getIndexAt(index, object, key), call);
            List<Value> arguments = machine.evaluator.arguments(call.arguments());
            String name = key instanceof Text text ? text.value() : key instanceof Symbol symbol ? symbol.key() : "";
            return calledMethod(node, function, object, name, arguments);
        }
        Value self = callee instanceof Expression.Member || callee instanceof Expression.Index
                ? machine.functions.self()
                : Undefined.UNDEFINED;
        Value function = optionalCallee(machine.evaluator.value(callee), call);
        List<Value> arguments = machine.evaluator.arguments(call.arguments());
        return called(node, function, self, arguments);
    }

    /** A tagged template calls its tag as any callee. */
    Value callExpression(Node node, Expression callee, List<Value> arguments) {
        if (callee instanceof Expression.Member member) {
            Value object = machine.evaluator.value(member.object());
            machine.placeAt(node);
            return callMember(object, member.name(), arguments);
        }
        return called(node, machine.evaluator.value(callee), Undefined.UNDEFINED, arguments);
    }

    private Value optionalCallee(Value function, Expression.Call call) {
        return machine.evaluator.chainObject(function, call.optional());
    }

    private Value called(Node node, Value function, Value self, List<Value> arguments) {
        machine.placeAt(node);
        return call(function, self, arguments);
    }

    private Value calledMethod(Node node, Value function, Value object, String name, List<Value> arguments) {
        machine.placeAt(node);
        if (function == Undefined.UNDEFINED) {
            return callUnknown(object, name, arguments);
        }
        return call(function, object, arguments);
    }

    /** {@code object.name(arguments)}. */
    Value callMember(Value object, String name, List<Value> arguments) {
        Value generator = machine.stateMachines.generatorOf(arguments);
        if (generator != null) {
            return generator;
        }
        if (object instanceof OneOf one) {
            return callEach(one, alternative -> callMember(alternative, name, arguments));
        }
        if (object instanceof Api api) {
            return machine.apis.callMember(api, name, arguments);
        }
        if (object instanceof Unknown unknown) {
            Value added = methodOfTexts(unknown, name);
            return added == null ? callUnknown(object, name, arguments) : call(added, object, arguments);
        }
        if (object == Undefined.UNDEFINED || object == Null.NULL) {
            return machine.unknownCalls.call(Undefined.UNDEFINED, arguments);
        }
        Value function = machine.access.get(object, name);
        if (function == Undefined.UNDEFINED) {
            return callUnknown(object, name, arguments);
        }
        return call(function, object, arguments);
    }

    /** A method that the program itself gave to all texts; null where there is none, or this may be something else. */
    private @Nullable Value methodOfTexts(Unknown object, String name) {
        if (object.kind() != Unknown.Kind.TEXT && object.kind() != Unknown.Kind.ANY) {
            return null;
        }
        Property method = machine.realm.prototype("String").find(name);
        return method != null && method.value() instanceof Closure added ? added : null;
    }

    private Value callUnknown(Value object, String name, List<Value> arguments) {
        return machine.unknownCalls.callMember(object, name, arguments);
    }

    /** One call per alternative that can be called, each less certain than the code around. */
    private Value callEach(OneOf one, UnaryOperator<Value> call) {
        List<Value> callable = one.alternatives().stream()
                .filter(alternative -> alternative != Undefined.UNDEFINED && alternative != Null.NULL)
                .toList();
        if (callable.size() == 1) {
            return call.apply(callable.get(0));
        }
        int level = machine.level;
        List<Value> results = new ArrayList<>();
        for (Value alternative : callable) {
            machine.level = level + 1;
            try {
                results.add(call.apply(alternative));
            } catch (Thrown thrown) {
                machine.mayThrow(thrown.value());
            } finally {
                machine.level = level;
            }
        }
        return results.isEmpty() ? Unknown.ANY : Values.joinAll(results);
    }

    Value call(Value function, Value self, List<Value> arguments) {
        Value generator = machine.stateMachines.generatorOf(arguments);
        if (generator != null) {
            return generator;
        }
        if (function instanceof Closure closure) {
            return machine.libraries.call(closure, self, arguments);
        }
        if (function instanceof NativeFunction builtin) {
            return callBuiltin(builtin, self, arguments, false);
        }
        if (function instanceof BoundFunction bound) {
            return call(bound.target(), bound.self(), concat(bound.arguments(), arguments));
        }
        if (function instanceof ProxyObject proxy) {
            return machine.proxies.call(proxy, self, arguments);
        }
        if (function instanceof Api api) {
            return machine.apis.call(api, self, arguments, false);
        }
        if (function instanceof OneOf one) {
            return callEach(one, alternative -> call(alternative, self, arguments));
        }
        if (function instanceof HeapObject object && object.delegate().isPresent()) {
            return call(object.delegate().get(), self, arguments);
        }
        return machine.unknownCalls.call(function, arguments);
    }

    private static List<Value> concat(List<Value> first, List<Value> second) {
        List<Value> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Once per combination of the alternatives of {@code this} and the arguments, while these are few. */
    private Value callBuiltin(NativeFunction builtin, Value self, List<Value> arguments, boolean constructing) {
        int combinations = combinations(self, arguments);
        if (builtinDepth >= MAXIMUM_BUILTIN_DEPTH) {
            return Values.derived(Undefined.UNDEFINED, arguments);
        }
        boolean before = machine.constructing;
        machine.constructing = constructing;
        builtinDepth++;
        try {
            if (combinations == 1 || combinations > MAXIMUM_COMBINATIONS) {
                return builtin.builtin().call(machine, self, arguments);
            }
            List<Value> results = new ArrayList<>();
            machine.level++;
            try {
                for (Value alternative : Values.alternatives(self)) {
                    callEachCombination(builtin, alternative, arguments, 0, results);
                }
            } finally {
                machine.level--;
            }
            return results.isEmpty() ? Unknown.ANY : Values.joinAll(results);
        } finally {
            builtinDepth--;
            machine.constructing = before;
        }
    }

    /** How many combinations there are, or one more than are called: sixteen arguments have more than a number holds. */
    private static int combinations(Value self, List<Value> arguments) {
        int combinations = Values.alternatives(self).size();
        for (Value argument : arguments) {
            int alternatives =
                    argument instanceof OneOf one ? one.alternatives().size() : 1;
            combinations = Math.min(combinations * alternatives, MAXIMUM_COMBINATIONS + 1);
        }
        return combinations;
    }

    private void callEachCombination(
            NativeFunction builtin, Value self, List<Value> arguments, int from, List<Value> results) {
        for (int i = from; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof OneOf one) {
                for (Value alternative : one.alternatives()) {
                    List<Value> chosen = new ArrayList<>(arguments);
                    chosen.set(i, alternative);
                    callEachCombination(builtin, self, chosen, i + 1, results);
                }
                return;
            }
        }
        try {
            results.add(builtin.builtin().call(machine, self, arguments));
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
        }
    }

    Value construct(Value constructor, List<Value> arguments, Value newTarget) {
        if (constructor instanceof Closure closure) {
            return machine.functions.construct(closure, arguments, newTarget);
        }
        if (constructor instanceof NativeFunction builtin) {
            return callBuiltin(builtin, Undefined.UNDEFINED, arguments, true);
        }
        if (constructor instanceof BoundFunction bound) {
            return construct(bound.target(), concat(bound.arguments(), arguments), bound.target());
        }
        if (constructor instanceof ProxyObject proxy) {
            return machine.proxies.construct(proxy, arguments);
        }
        if (constructor instanceof Api api) {
            return machine.apis.call(api, Undefined.UNDEFINED, arguments, true);
        }
        if (constructor instanceof OneOf one) {
            return callEach(one, alternative -> construct(alternative, arguments, alternative));
        }
        if (constructor instanceof HeapObject object && object.delegate().isPresent()) {
            Value delegate = object.delegate().get();
            return construct(delegate, arguments, delegate);
        }
        return machine.unknownCalls.call(constructor, arguments);
    }
}
