package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Promises. Who waits runs as soon as the value is there, not after the present code: data takes the same way, and the
 * order in which independent callbacks run is not known anyway.
 */
final class Promises {

    private final Machine machine;

    /** The promise whose executor runs; null outside of one. */
    private @Nullable PromiseObject making;

    Promises(Machine machine) {
        this.machine = machine;
        Realm realm = machine.realm;
        NativeFunction constructor = realm.constructor("Promise", 1, (calls, self, arguments) -> make(arguments));
        PlainObject prototype = realm.prototype("Promise");
        realm.method(prototype, "then", 2, (calls, self, arguments) -> then(self, arguments));
        realm.method(
                prototype,
                "catch",
                1,
                (calls, self, arguments) -> then(self, List.of(Undefined.UNDEFINED, Values.argument(arguments, 0))));
        realm.method(prototype, "finally", 1, (calls, self, arguments) -> {
            callIfFunction(Values.argument(arguments, 0), List.of());
            return self;
        });
        realm.method(
                constructor,
                "resolve",
                1,
                (calls, self, arguments) -> Values.argument(arguments, 0) instanceof PromiseObject promise
                        ? promise
                        : fulfilled(await(Values.argument(arguments, 0))));
        realm.method(constructor, "reject", 1, (calls, self, arguments) -> rejected(Values.argument(arguments, 0)));
        realm.method(constructor, "all", 1, (calls, self, arguments) -> all(arguments, false));
        realm.method(constructor, "allSettled", 1, (calls, self, arguments) -> all(arguments, true));
        realm.method(constructor, "race", 1, (calls, self, arguments) -> any(arguments));
        realm.method(constructor, "any", 1, (calls, self, arguments) -> any(arguments));
        realm.method(constructor, "withResolvers", 0, (calls, self, arguments) -> withResolvers());
    }

    PromiseObject pending() {
        return new PromiseObject(machine.level, machine.realm.prototype("Promise"));
    }

    PromiseObject fulfilled(Value value) {
        PromiseObject promise = pending();
        resolve(promise, value);
        return promise;
    }

    private PromiseObject rejected(Value reason) {
        PromiseObject promise = pending();
        promise.reject(reason);
        return promise;
    }

    private Value make(List<Value> arguments) {
        PromiseObject promise = pending();
        Value executor = Values.argument(arguments, 0);
        PromiseObject around = making;
        making = promise;
        try {
            machine.call(executor, Undefined.UNDEFINED, List.of(fulfiller(promise), rejecter(promise)));
        } catch (Thrown thrown) {
            promise.reject(thrown.value());
        } finally {
            making = around;
        }
        return promise;
    }

    /** Whoever waits for the promise that is being made goes on after an answer that decides so much. */
    void isSettledByAnswer(String guard) {
        if (making != null) {
            making.addFacts(Facts.NONE.withMark(guard));
        }
    }

    private NativeFunction fulfiller(PromiseObject promise) {
        return machine.function("resolve", (calls, self, arguments) -> {
            resolve(promise, Values.argument(arguments, 0));
            return Undefined.UNDEFINED;
        });
    }

    private NativeFunction rejecter(PromiseObject promise) {
        return machine.function("reject", (calls, self, arguments) -> {
            promise.reject(Values.argument(arguments, 0));
            return Undefined.UNDEFINED;
        });
    }

    private void resolve(PromiseObject promise, Value value) {
        if (value instanceof PromiseObject inner && inner != promise) {
            inner.whenSettled(promise::fulfil, promise::reject);
        } else {
            promise.fulfil(await(value));
        }
    }

    /** The same, for the function that runs: should more come later, it runs again. */
    Value awaitHere(Value value) {
        if (value instanceof PromiseObject promise && promise.isOpen()) {
            Value late = machine.lateValues.of(promise);
            if (late != null) {
                return late;
            }
        }
        return await(value);
    }

    /** What {@code await value} gives; a value of the catalogue stands for what its promise gives. */
    Value await(Value value) {
        if (value instanceof PromiseObject promise) {
            return settled(promise);
        }
        if (value instanceof OneOf one) {
            return Values.joinAll(
                    one.alternatives().stream().map(this::awaitQuietly).toList());
        }
        if (value instanceof HeapObject object && !(value instanceof ProxyObject)) {
            Value then = machine.access.get(object, "then");
            if (then instanceof FunctionObject) {
                PromiseObject promise = pending();
                machine.call(then, object, List.of(fulfiller(promise), rejecter(promise)));
                return settled(promise);
            }
        }
        return value;
    }

    private Value awaitQuietly(Value value) {
        try {
            return await(value);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
            return Undefined.UNDEFINED;
        }
    }

    private Value settled(PromiseObject promise) {
        Value reason = promise.reason();
        Value value = promise.value();
        if (value != null) {
            if (reason != null) {
                machine.mayThrow(reason);
            }
            return value;
        }
        if (reason != null) {
            throw new Thrown(reason);
        }
        return Unknown.with(promise.facts());
    }

    private Value then(Value self, List<Value> arguments) {
        Value whenFulfilled = Values.argument(arguments, 0);
        Value whenRejected = Values.argument(arguments, 1);
        if (!(self instanceof PromiseObject promise)) {
            return Unknown.with(self.facts());
        }
        PromiseObject next = pending();
        int level = machine.level;
        Context context = machine.context;
        promise.whenSettled(
                value -> later(level, context, whenFulfilled, value, next, false),
                // What may be fulfilled as well fails only perhaps.
                reason ->
                        later(promise.value() == null ? level : level + 1, context, whenRejected, reason, next, true));
        return next;
    }

    private void later(
            int level, Context context, Value callback, Value value, PromiseObject next, boolean isRejection) {
        int present = machine.level;
        Context presentContext = machine.context;
        machine.level = Math.max(level, present);
        machine.context = context.equals(presentContext) ? context : presentContext.under(context.guards());
        try {
            if (isCallable(callback)) {
                resolve(next, machine.call(callback, Undefined.UNDEFINED, List.of(value)));
            } else if (isRejection) {
                next.reject(value);
            } else {
                next.fulfil(value);
            }
        } catch (Thrown thrown) {
            next.reject(thrown.value());
        } finally {
            machine.level = present;
            machine.context = presentContext;
        }
    }

    static boolean isCallable(@Nullable Value value) {
        return value instanceof FunctionObject || value instanceof OneOf || value instanceof Api;
    }

    private void callIfFunction(Value callback, List<Value> arguments) {
        if (isCallable(callback)) {
            machine.call(callback, Undefined.UNDEFINED, arguments);
        }
    }

    private Value all(List<Value> arguments, boolean settled) {
        Elements elements = machine.iteration.of(Values.argument(arguments, 0));
        PromiseObject promise = fulfilled(outcomes(elements, settled));
        for (PromiseObject open : open(elements)) {
            promise.expectsMore();
            open.whenFulfilledLater(value -> promise.fulfil(outcomes(elements, settled)));
        }
        return promise;
    }

    private static List<PromiseObject> open(Elements elements) {
        List<PromiseObject> open = new ArrayList<>();
        for (Value element : elements.known()) {
            if (element instanceof PromiseObject promise && promise.isOpen()) {
                open.add(promise);
            }
        }
        return open;
    }

    private Value outcomes(Elements elements, boolean settled) {
        List<Value> results = new ArrayList<>();
        for (Value element : elements.known()) {
            results.add(outcome(awaitQuietly(element), settled));
        }
        ArrayObject array = machine.newArray(results);
        if (!elements.isExact()) {
            array.addRest(outcome(awaitQuietly(elements.rest()), settled));
        }
        return array;
    }

    private Value outcome(Value value, boolean settled) {
        if (!settled) {
            return value;
        }
        PlainObject outcome = machine.newObject();
        outcome.put("status", Values.join(Text.of("fulfilled"), Text.of("rejected")));
        outcome.put("value", value);
        outcome.put("reason", Unknown.ANY);
        return outcome;
    }

    private Value any(List<Value> arguments) {
        Elements elements = machine.iteration.of(Values.argument(arguments, 0));
        List<Value> results = new ArrayList<>();
        for (Value element : elements.known()) {
            // A promise that nothing settles, as a time-out is, leaves the race to the others.
            if (!(element instanceof PromiseObject promise) || promise.value() != null || promise.reason() != null) {
                results.add(awaitQuietly(element));
            }
        }
        if (!elements.isExact()) {
            results.add(awaitQuietly(elements.rest()));
        }
        PromiseObject promise = fulfilled(results.isEmpty() ? Unknown.ANY : Values.joinAll(results));
        for (PromiseObject open : open(elements)) {
            promise.expectsMore();
            open.whenFulfilledLater(promise::fulfil);
        }
        return promise;
    }

    private Value withResolvers() {
        PromiseObject promise = pending();
        PlainObject parts = machine.newObject();
        parts.put("promise", promise);
        parts.put("resolve", fulfiller(promise));
        parts.put("reject", rejecter(promise));
        return parts;
    }

    /** {@code .then}, {@code .catch} and {@code .finally} of a value that is no promise of ours but behaves like one. */
    Value thenOf(Value self, String name, List<Value> arguments) {
        if (name.equals("finally")) {
            callIfFunction(Values.argument(arguments, 0), List.of());
            return self;
        }
        PromiseObject promise = fulfilled(self);
        promise.reject(machine.errorObject());
        boolean isThen = name.equals("then");
        return then(promise, isThen ? arguments : List.of(Undefined.UNDEFINED, Values.argument(arguments, 0)));
    }

    static boolean isPromiseMethod(String name) {
        return name.equals("then") || name.equals("catch") || name.equals("finally");
    }
}
