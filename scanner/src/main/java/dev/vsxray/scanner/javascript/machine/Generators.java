package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Generators, whose bodies run at once, see {@link GeneratorObject}. */
final class Generators {

    /** Values an endless generator yields before it is left. */
    private static final int MAXIMUM_YIELDS = 1_000;

    /** The properties of what stands for {@code await}: of TypeScript, of Babel and swc, of esbuild; the first holds the value. */
    private static final Set<List<String>> PARTS_OF_WHAT_IS_AWAITED =
            Set.of(List.of("v"), List.of("v", "k"), List.of("0", "1"));

    private static final String VALUE = "value";

    private static final String DONE = "done";

    private final Machine machine;

    /** The prototype of asynchronous generators. */
    private final PlainObject asynchronous;

    /** What the generator whose body runs again is told; null where none is told anything. */
    private @Nullable Value sent;

    Generators(Machine machine) {
        this.machine = machine;
        Realm realm = machine.realm;
        PlainObject prototype = realm.prototype("Generator");
        realm.method(prototype, "next", 1, (calls, self, arguments) -> {
            send(self, Values.argument(arguments, 0));
            return next(self);
        });
        realm.method(prototype, "return", 1, (calls, self, arguments) -> done(Undefined.UNDEFINED));
        realm.method(prototype, "throw", 1, (calls, self, arguments) -> done(Undefined.UNDEFINED));
        prototype.putHidden(
                Symbol.ITERATOR.key(), realm.method(prototype, "values", 0, (calls, self, arguments) -> self));
        asynchronous = new PlainObject(0, prototype);
        asynchronous.putHidden(
                Symbol.ASYNC_ITERATOR.key(), realm.method(asynchronous, "values", 0, (calls, self, arguments) -> self));
    }

    Value yield(Frame frame, Value argument, boolean delegate) {
        if (delegate) {
            Elements elements = machine.iteration.of(argument);
            elements.known().forEach(value -> frame.yields(value, machine.level));
            if (!elements.isExact()) {
                frame.yields(elements.rest(), machine.level + 1);
            }
            return argument instanceof GeneratorObject inner ? inner.returned() : Undefined.UNDEFINED;
        }
        Value waitedFor = handedToTheHelper(argument);
        if (waitedFor != null) {
            return machine.promises.awaitHere(waitedFor);
        }
        frame.yields(argument, machine.level);
        if (frame.yielded().size() >= MAXIMUM_YIELDS) {
            throw new Enough();
        }
        if (argument.isConstant()) {
            return sent == null ? Unknown.ANY : sent;
        }
        return machine.promises.awaitHere(argument);
    }

    /**
     * What {@code await} has become in a compiled asynchronous generator: it yields an object of a class of the helper's,
     * known by its parts, that holds what is waited for. Null where it is anything else.
     */
    private @Nullable Value handedToTheHelper(Value yielded) {
        if (!(yielded instanceof PlainObject object)
                || object.prototype() == machine.realm.objectPrototype()
                || !PARTS_OF_WHAT_IS_AWAITED.contains(object.keys())) {
            return null;
        }
        Property held = object.find(object.keys().get(0));
        return held == null ? null : held.value();
    }

    /**
     * {@code generator.next(value)}. A generator that yields nothing of interest is one that is told things: its body runs
     * again, and whatever waits in it for the next value gets this one.
     */
    private void send(Value self, Value value) {
        if (sent != null
                || !(self instanceof GeneratorObject generator)
                || generator.mayBeDriven()
                || !Values.deepFacts(value).isTainted()) {
            return;
        }
        Frame made = generator.told();
        if (made != null && made.callee != null) {
            Closure body = made.callee;
            int level = machine.level;
            machine.level = level + 1;
            sent = value;
            try {
                machine.functions.again(made, body);
            } catch (Thrown thrown) {
                machine.mayThrow(thrown.value());
            } finally {
                sent = null;
                machine.level = level;
            }
        }
    }

    GeneratorObject made(Frame frame, Value returned, boolean async) {
        List<Value> yielded = frame.yielded();
        GeneratorObject generator = new GeneratorObject(
                machine.level,
                async ? asynchronous : machine.realm.prototype("Generator"),
                async ? yielded.stream().map(machine.promises::await).toList() : yielded,
                frame.surelyYielded(),
                returned,
                async);
        if (frame.callee != null && frame.callee.node().generator()) {
            generator.isMadeBy(frame);
        }
        return generator;
    }

    /**
     * What the helpers of TypeScript and esbuild make: {@code __asyncGenerator}, {@code __asyncDelegator}, {@code __yieldStar};
     * null where it is another function that is called.
     */
    @Nullable
    Value ofHelper(Closure called, List<Value> arguments) {
        if (arguments.size() == 1
                && arguments.get(0) instanceof GeneratorObject delegate
                && called.code.handsGeneratorsOn(called.script)) {
            return delegate;
        }
        if (arguments.size() != 3
                || !called.code.makesAsyncGenerators(called.script)
                || !(arguments.get(2) instanceof Closure generator)) {
            return null;
        }
        Value made = machine.dispatcher.callMember(generator, "apply", arguments.subList(0, 2));
        return made instanceof GeneratorObject inner ? awaited(inner) : null;
    }

    /** The same of what Babel and swc make: an object of a class that is made of the generator. */
    @Nullable
    Value ofHelperClass(Closure constructed, List<Value> arguments) {
        return arguments.size() == 1
                        && arguments.get(0) instanceof GeneratorObject inner
                        && constructed.code.isClassOfAsyncGenerators(constructed.script)
                ? awaited(inner)
                : null;
    }

    private GeneratorObject awaited(GeneratorObject inner) {
        List<Value> yielded = inner.yielded().stream().map(this::unwrapped).toList();
        return new GeneratorObject(machine.level, asynchronous, yielded, inner.surelyYielded(), inner.returned(), true);
    }

    private Value unwrapped(Value value) {
        Property awaited = value instanceof HeapObject object ? object.find("v") : null;
        return machine.promises.await(awaited == null ? value : awaited.value());
    }

    private Value next(Value self) {
        if (!(self instanceof GeneratorObject generator)) {
            return result(Unknown.with(self.facts()), Unknown.BOOLEAN);
        }
        if (!generator.hasNext()) {
            return done(generator.returned());
        }
        boolean mayBeDriven = generator.mayBeDriven();
        Value yielded = generator.next();
        return mayBeDriven ? resultForWhoReadsIt(generator, yielded) : result(yielded, Bool.FALSE);
    }

    /**
     * A driver awaits what it is given and asks again, so it may as well go to the end at once; a loop wants each value.
     * Which of both asked is seen when it reads the answer: drivers hand on to themselves by {@code then}.
     */
    private Value resultForWhoReadsIt(GeneratorObject generator, Value yielded) {
        PlainObject result = machine.newObject();
        for (String key : List.of(VALUE, DONE)) {
            NativeFunction getter = machine.function(key, (calls, self, arguments) -> {
                boolean driven = machine.frame().isOfDriver();
                generator.isReadBy(driven);
                result.put(DONE, Bool.of(driven));
                result.put(VALUE, driven ? generator.returned() : yielded);
                return calls.get(result, key);
            });
            result.defineAccessor(key, Optional.of(getter), Optional.empty(), true);
        }
        return result;
    }

    private Value done(Value value) {
        return result(value, Bool.TRUE);
    }

    private Value result(Value value, Value done) {
        PlainObject result = machine.newObject();
        result.put(VALUE, value);
        result.put(DONE, done);
        return result;
    }

    /** Leaves the body of an endless generator. */
    static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }
}
