package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generators, whose bodies run at once, see {@link GeneratorObject}. */
final class Generators {

    /** Values an endless generator yields before it is left. */
    private static final int MAXIMUM_YIELDS = 1_000;

    private final Machine machine;

    Generators(Machine machine) {
        this.machine = machine;
        Realm realm = machine.realm;
        PlainObject prototype = realm.prototype("Generator");
        realm.method(prototype, "next", 1, (calls, self, arguments) -> next(self));
        realm.method(prototype, "return", 1, (calls, self, arguments) -> done(Undefined.UNDEFINED));
        realm.method(prototype, "throw", 1, (calls, self, arguments) -> done(Undefined.UNDEFINED));
        prototype.putHidden(
                Symbol.ITERATOR.key(), realm.method(prototype, "values", 0, (calls, self, arguments) -> self));
        prototype.putHidden(
                Symbol.ASYNC_ITERATOR.key(), realm.method(prototype, "values", 0, (calls, self, arguments) -> self));
    }

    Value yield(Frame frame, Value argument, boolean delegate) {
        if (delegate) {
            Elements elements = machine.iteration.of(argument);
            elements.known().forEach(frame::yields);
            if (!elements.isExact()) {
                frame.yields(elements.rest());
            }
            return argument instanceof GeneratorObject inner ? inner.returned() : Undefined.UNDEFINED;
        }
        frame.yields(argument);
        if (frame.yielded().size() >= MAXIMUM_YIELDS) {
            throw new Enough();
        }
        return argument.isConstant() ? Unknown.ANY : machine.promises.awaitHere(argument);
    }

    GeneratorObject made(Frame frame, Value returned, boolean async) {
        List<Value> yielded = frame.yielded();
        return new GeneratorObject(
                machine.level,
                machine.realm.prototype("Generator"),
                async ? yielded.stream().map(machine.promises::await).toList() : yielded,
                returned,
                async);
    }

    /**
     * What TypeScript's {@code __asyncGenerator} makes; null where it is another function that is called. Its generator
     * yields what is awaited as well, in an object of the helper {@code __await}.
     */
    @Nullable
    Value ofHelper(Closure called, List<Value> arguments) {
        if (arguments.size() != 3
                || !called.code.makesAsyncGenerators(called.script)
                || !(arguments.get(2) instanceof Closure generator)) {
            return null;
        }
        Value made = machine.dispatcher.callMember(generator, "apply", arguments.subList(0, 2));
        if (!(made instanceof GeneratorObject inner)) {
            return null;
        }
        List<Value> yielded = inner.yielded().stream().map(this::unwrapped).toList();
        return new GeneratorObject(
                machine.level, machine.realm.prototype("Generator"), yielded, inner.returned(), true);
    }

    private Value unwrapped(Value value) {
        Property awaited = value instanceof HeapObject object ? object.find("v") : null;
        return machine.promises.await(awaited == null ? value : awaited.value());
    }

    private Value next(Value self) {
        if (!(self instanceof GeneratorObject generator)) {
            return result(Unknown.with(self.facts()), Unknown.BOOLEAN);
        }
        if (generator.isDriven() || !generator.hasNext()) {
            return done(generator.returned());
        }
        return result(generator.next(), Bool.FALSE);
    }

    private Value done(Value value) {
        return result(value, Bool.TRUE);
    }

    private Value result(Value value, Value done) {
        PlainObject result = machine.newObject();
        result.put("value", value);
        result.put("done", done);
        return result;
    }

    /** Leaves the body of an endless generator. */
    static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }
}
