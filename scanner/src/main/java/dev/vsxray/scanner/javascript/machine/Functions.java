package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.ClassNode;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.BoundFunction;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Makes and runs the functions of scripts. */
final class Functions {

    /** In UTF-16 code units: {@code function anonymous() { return this }} and a member of it fit. */
    private static final int LARGEST_GLOBAL_GETTER = 120;

    private final Machine machine;
    private final Reuse reuse;
    private final KnownDecoders decoders;

    /** Every function made so far whose code has not run yet, for the sweep at the end; in order of making. */
    private final List<Closure> made = new ArrayList<>();

    /** One instance per prototype, for methods that nothing calls. */
    private final Map<HeapObject, HeapObject> instances = new IdentityHashMap<>();

    private int depth;

    Functions(Machine machine) {
        this.machine = machine;
        this.reuse = new Reuse(machine);
        this.decoders = new KnownDecoders(machine);
    }

    Closure closure(FunctionNode node, Scope scope) {
        FunctionCode code = machine.shapes.codeOf(node);
        Expression.Identifier name = node.name();
        Closure closure = new Closure(
                machine.level,
                prototypeOf(node),
                code,
                machine.frame().script,
                scope,
                node.arrow() ? machine.frame() : null,
                name == null ? "" : name.name());
        if (code.runs == 0 && !code.listed) {
            code.listed = true;
            made.add(closure);
        }
        return closure;
    }

    private PlainObject prototypeOf(FunctionNode node) {
        Realm realm = machine.realm;
        if (node.generator()) {
            return realm.prototype(node.async() ? "AsyncGeneratorFunction" : "GeneratorFunction");
        }
        return node.async() ? realm.prototype("AsyncFunction") : realm.functionPrototype();
    }

    /** A function expression with a name, which it can call itself by. */
    Closure namedExpression(FunctionNode node) {
        Expression.Identifier name = node.name();
        if (name == null) {
            return closure(node, machine.frame().scope);
        }
        Scope own = new Scope(machine.frame().scope, ScopeShape.ofName(name.name()), machine.level);
        Closure closure = closure(node, own);
        own.set(name.name(), closure);
        return closure;
    }

    /** Makes the functions that are declared in a scope, which sloppy code also sees in the function around. */
    void declareIn(Scope scope, Scope base) {
        for (FunctionNode node : scope.shape().functions()) {
            Expression.Identifier name = node.name();
            if (name != null) {
                Closure closure = closure(node, scope);
                scope.set(name.name(), closure);
                if (scope != base && base.declares(name.name())) {
                    base.set(name.name(), closure);
                }
            }
        }
    }

    /** Functions that exist but were not run by anything, and forgets them. */
    List<Closure> takeUnrun() {
        List<Closure> unrun = new ArrayList<>();
        for (Closure closure : made) {
            if (closure.code.runs == 0 && !closure.isDescribed) {
                unrun.add(closure);
            }
        }
        made.clear();
        return unrun;
    }

    /** No call is on the stack any more. */
    void reset() {
        depth = 0;
    }

    Value invoke(Closure closure, Value self, List<Value> passed) {
        List<Value> arguments = closure.alwaysGiven == null ? passed : closure.alwaysGiven;
        @Nullable Value decoded = decoders.instead(closure, arguments);
        if (decoded != null) {
            return decoded;
        }
        Optional<Calculation> calculation = closure.code.calculation();
        if (calculation.isPresent()) {
            return calculated(calculation.get(), closure, self, arguments);
        }
        @Nullable Value generator = machine.generators.ofHelper(closure, arguments);
        if (generator != null) {
            return generator;
        }
        return asWritten(closure, self, arguments);
    }

    private Value calculated(Calculation calculation, Closure closure, Value self, List<Value> arguments) {
        @Nullable List<Object> key = calculation.key(closure, arguments, machine);
        @Nullable Value before = key == null ? null : calculation.result(key);
        if (before != null) {
            return before;
        }
        int guesses = machine.guesses();
        Value result = asWritten(closure, self, arguments);
        if (key != null && machine.guesses() == guesses) {
            calculation.remember(key, result, machine);
        }
        return result;
    }

    private Value asWritten(Closure closure, Value self, List<Value> arguments) {
        @Nullable Value known = reuse.instead(closure, self, arguments, depth);
        if (known != null) {
            return closure.node().async() ? machine.promises.fulfilled(known) : known;
        }
        if (reuse.isEndless(closure, arguments)) {
            throw machine.error("RangeError", "Maximum call stack size exceeded");
        }
        FunctionCode code = closure.code.entryFor(arguments);
        int changes = machine.changes();
        Context context = machine.context;
        Frame frame = run(closure, receiver(closure, self), arguments, Undefined.UNDEFINED);
        Value result = result(closure, frame);
        frame.gives(result);
        decoders.learn(closure, arguments, result);
        Value returned = frame.returned();
        Value plain = returned == null ? Undefined.UNDEFINED : returned;
        if (arguments.isEmpty() && self == Undefined.UNDEFINED) {
            closure.gaveForNothing = plain;
        }
        if (reuse.isWorthRemembering(code)) {
            code.remember(new CallKey(closure, self, arguments, context), plain, changes);
        }
        return result;
    }

    /** Runs a function once more as it ran before. */
    Value again(Frame frame, Closure closure) {
        Frame next = run(closure, frame.self, frame.arguments, Undefined.UNDEFINED);
        Value result = result(closure, next);
        next.gives(result);
        return result;
    }

    /**
     * {@code this}. A small function without parameters that is called plainly, such as {@code function(){return this}},
     * is how code gets at the global object; elsewhere the global object is left out, so that a callback whose receiver
     * we do not know does not write its fields there.
     */
    private Value receiver(Closure closure, Value self) {
        FunctionNode node = closure.node();
        boolean asksForGlobal = self == Undefined.UNDEFINED
                && node.parameters().isEmpty()
                && node.end() - node.start() <= LARGEST_GLOBAL_GETTER;
        return asksForGlobal ? machine.realm.global() : self;
    }

    /** A run of a function that is driven from outside: what it gives is a generator. */
    Value invokeDriven(Closure closure, Value self, List<Value> arguments, IntSupplier driver) {
        Frame frame = run(closure, self, arguments, Undefined.UNDEFINED, driver);
        return machine.generators.made(frame, plainResult(frame), false);
    }

    private Value plainResult(Frame frame) {
        Value returned = frame.returned();
        Value result = returned == null ? Undefined.UNDEFINED : returned;
        return machine.conditions.decided(result, frame.returnMarks());
    }

    private Value result(Closure closure, Frame frame) {
        FunctionNode node = closure.node();
        Value result = plainResult(frame);
        if (node.generator()) {
            return machine.generators.made(frame, result, node.async());
        }
        return node.async() ? machine.promises.fulfilled(result) : result;
    }

    private Frame run(Closure closure, Value self, List<Value> arguments, Value newTarget) {
        return run(closure, self, arguments, newTarget, null);
    }

    /**
     * Runs a function; what it threw for certain goes on as an exception, or into the promise of an async function.
     *
     * @param driver runs its body in its own way; null for one statement after the other
     */
    private Frame run(
            Closure closure, Value self, List<Value> arguments, Value newTarget, @Nullable IntSupplier driver) {
        FunctionCode code = closure.code.entryFor(arguments);
        FunctionNode node = closure.node();
        Scope scope = new Scope(closure.scope, closure.code.shape(), machine.level);
        Frame frame = new Frame(closure.script, closure, scope, self, arguments, machine.context);
        frame.newTarget = newTarget;
        Frame caller = machine.enter(frame);
        int level = machine.level;
        Context context = machine.context;
        int placeStart = machine.placeStart;
        int placeEnd = machine.placeEnd;
        long before = machine.budget.used();
        code.enter(level, before);
        if (code.isEntry()) {
            closure.code.runs++;
            machine.spend(DispatchState.LARGEST);
        }
        closure.hasRun = true;
        depth++;
        try {
            if (!node.arrow() && closure.code.usesArguments(closure.script)) {
                scope.set("arguments", machine.newArray(arguments));
            }
            bindParameters(node, scope, arguments);
            declareIn(scope, scope);
            int end = driver == null ? machine.executor.runAll(node.body()) : driver.getAsInt();
            if (end == Completion.NORMAL && frame.returned() != null) {
                frame.returns(Undefined.UNDEFINED, machine.guardsSinceCall());
            }
        } catch (Thrown thrown) {
            if (node.async()) {
                machine.mayThrow(thrown.value());
            } else if (frame.returned() == null) {
                throw thrown;
            } else {
                machine.mayThrow(thrown.value());
            }
        } catch (Generators.Enough enough) {
            // An endless generator; what it yielded so far is what it yields.
        } finally {
            depth--;
            code.leave(machine.budget.used() - before);
            machine.level = level;
            machine.context = context;
            frame.returnTo(0);
            machine.leaveTo(caller);
            machine.placeStart = placeStart;
            machine.placeEnd = placeEnd;
        }
        Value returned = frame.returned();
        code.joinResult(returned == null ? Undefined.UNDEFINED : returned);
        return frame;
    }

    private void bindParameters(FunctionNode node, Scope scope, List<Value> arguments) {
        List<Pattern> parameters = node.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (!(parameters.get(i) instanceof Expression.Identifier name)) {
                machine.binding.parameters(parameters, arguments);
                return;
            }
            scope.set(name.name(), Values.argument(arguments, i));
        }
    }

    /** {@code this}: an arrow has that of the function around it. */
    Value self() {
        return functionFrame().self;
    }

    /** The frame whose {@code this}, {@code super} and {@code new.target} hold here. */
    Frame functionFrame() {
        Frame frame = machine.frame();
        while (frame.callee != null && frame.callee.outer != null) {
            frame = frame.callee.outer;
        }
        return frame;
    }

    /** {@code super} as an object. */
    Value parentPrototype() {
        Closure callee = functionFrame().callee;
        if (callee == null || callee.home == null) {
            return Undefined.UNDEFINED;
        }
        return callee.home.prototype();
    }

    /** {@code super(…)}. */
    Value superCall(List<Value> arguments) {
        Frame frame = functionFrame();
        Closure callee = frame.callee;
        if (callee == null || callee.classParts == null) {
            return Unknown.ANY;
        }
        Value made = constructParent(callee, frame.self, arguments, frame.newTarget);
        frame.self = made;
        if (made instanceof HeapObject object) {
            initialiseFields(callee, object);
        }
        return made;
    }

    /**
     * {@code new closure(…)}.
     *
     * @param newTarget the class whose prototype the new object gets
     */
    Value construct(Closure closure, List<Value> arguments, Value newTarget) {
        machine.libraries.recogniseByMembers(closure);
        if (closure.knownAs != null && newTarget == closure) {
            return machine.libraries.make(closure, closure.knownAs, arguments);
        }
        return constructAsWritten(closure, arguments, newTarget);
    }

    /** The same by the code of the class, also where a library is known by it. */
    Value constructAsWritten(Closure closure, List<Value> arguments, Value newTarget) {
        @Nullable Value generator = machine.generators.ofHelperClass(closure, arguments);
        if (generator != null) {
            return generator;
        }
        Value prototype = machine.access.get(newTarget, "prototype");
        Value parent = prototype instanceof HeapObject || prototype instanceof Api
                ? prototype
                : machine.realm.objectPrototype();
        PlainObject instance = new PlainObject(machine.level, parent);
        if (parent instanceof HeapObject shared) {
            instances.putIfAbsent(shared, instance);
        }
        return constructInto(closure, instance, arguments, newTarget);
    }

    /** What {@code this} is in a method that nothing calls: an instance of its class if there is one. */
    Value instanceFor(Closure method) {
        HeapObject home = method.home;
        if (home == null) {
            return Undefined.UNDEFINED;
        }
        HeapObject instance = instances.get(home);
        return instance == null ? home : instance;
    }

    private Value constructInto(Closure closure, HeapObject instance, List<Value> arguments, Value newTarget) {
        Closure.ClassParts parts = closure.classParts;
        if (parts == null || !parts.isDerived()) {
            if (parts != null) {
                initialiseFields(closure, instance);
            }
        } else if (!parts.explicitConstructor()) {
            Value made = constructParent(closure, instance, arguments, newTarget);
            if (made instanceof HeapObject object) {
                initialiseFields(closure, object);
            }
            return made;
        }
        if (reuse.mustNotRunAgain(closure, instance, arguments, depth)) {
            machine.guess();
            instance.addFacts(Values.derived(Undefined.UNDEFINED, arguments).facts());
            return instance;
        }
        Frame frame = run(closure, instance, arguments, newTarget);
        Value returned = frame.returned();
        return returned instanceof HeapObject ? returned : frame.self;
    }

    /** An instance of {@code newTarget} that {@code constructor} makes: what compilers make of {@code super(…)}. */
    Value constructFor(Value constructor, List<Value> arguments, Value newTarget) {
        Value prototype = machine.access.get(newTarget, "prototype");
        if (newTarget == constructor || !(prototype instanceof HeapObject own)) {
            return machine.dispatcher.construct(constructor, arguments, constructor);
        }
        PlainObject instance = new PlainObject(machine.level, own);
        instances.putIfAbsent(own, instance);
        return constructBy(constructor, instance, arguments, newTarget);
    }

    private Value constructParent(Closure closure, Value instance, List<Value> arguments, Value newTarget) {
        Value parent = closure.classParts == null ? Undefined.UNDEFINED : closure.classParts.parent();
        return constructBy(parent, instance, arguments, newTarget);
    }

    private Value constructBy(Value parent, Value instance, List<Value> arguments, Value newTarget) {
        for (Value alternative : Values.alternatives(parent)) {
            Value target = alternative instanceof BoundFunction bound ? bound.target() : alternative;
            if (target instanceof Closure base && base.knownAs == null && instance instanceof HeapObject object) {
                return constructInto(base, object, arguments, newTarget);
            }
            if (target instanceof NativeFunction nativeClass && instance instanceof HeapObject object) {
                Value made = machine.dispatcher.construct(nativeClass, arguments, nativeClass);
                if (made instanceof HeapObject own) {
                    own.setPrototype(object.prototype());
                    return own;
                }
            }
            Api api = target instanceof Closure base ? base.knownAs : target instanceof Api plain ? plain : null;
            if (api != null && instance instanceof HeapObject object) {
                object.setDelegate(machine.dispatcher.construct(api, arguments, api));
            }
        }
        return instance;
    }

    private void initialiseFields(Closure closure, HeapObject instance) {
        Closure.ClassParts parts = closure.classParts;
        if (parts == null || parts.fields().isEmpty()) {
            return;
        }
        Frame frame =
                new Frame(closure.script, fieldOwner(closure), closure.scope, instance, List.of(), machine.context);
        Frame caller = machine.enter(frame);
        try {
            for (ClassNode.Field field : parts.fields()) {
                Optional<String> key = machine.objects.key(field.name());
                Value value = field.value() == null ? Undefined.UNDEFINED : machine.evaluator.value(field.value());
                if (value instanceof Closure function) {
                    key.ifPresent(function::nameIfAnonymous);
                }
                key.ifPresentOrElse(name -> instance.put(name, value), () -> instance.addRest(value));
            }
        } finally {
            machine.leaveTo(caller);
        }
    }

    /** The frame of field values is the class's own: never an arrow's, whose {@code this} would be looked for outside. */
    private static @Nullable Closure fieldOwner(Closure closure) {
        return closure.outer == null ? closure : null;
    }
}
