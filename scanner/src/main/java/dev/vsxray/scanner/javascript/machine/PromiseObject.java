package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A promise: what it may be fulfilled with, what it may be rejected with, and who waits for it. */
final class PromiseObject extends HeapObject {

    private @Nullable Value value;
    private @Nullable Value reason;
    private final List<Consumer<Value>> whenFulfilled = new ArrayList<>();
    private final List<Consumer<Value>> whenRejected = new ArrayList<>();
    private boolean expectsMore;

    PromiseObject(int level, Value prototype) {
        super(level, prototype);
    }

    @Override
    public String className() {
        return "Promise";
    }

    /** What it is fulfilled with; null while that is open. */
    @Nullable
    Value value() {
        return value;
    }

    /** What it is rejected with; null while that has not been seen. */
    @Nullable
    Value reason() {
        return reason;
    }

    /** True while nothing is known of how it ends, or what is known was made without a value that is still to come. */
    boolean isOpen() {
        return expectsMore || value == null && reason == null;
    }

    void expectsMore() {
        expectsMore = true;
    }

    /** Tells of each value that it may be fulfilled with from now on. */
    void whenFulfilledLater(Consumer<Value> waiting) {
        whenFulfilled.add(waiting);
    }

    /** Fulfils it, or adds a value it may be fulfilled with; who waits is told of each new one. */
    void fulfil(Value next) {
        Value joined = value == null ? next : Values.join(value, next);
        if (!joined.equals(value)) {
            value = joined;
            List.copyOf(whenFulfilled).forEach(waiting -> waiting.accept(next));
        }
    }

    void reject(Value next) {
        Value joined = reason == null ? next : Values.join(reason, next);
        if (!joined.equals(reason)) {
            reason = joined;
            List.copyOf(whenRejected).forEach(waiting -> waiting.accept(next));
        }
    }

    /** Runs the one or the other now for what is known, and later for what becomes known. */
    void whenSettled(Consumer<Value> fulfilled, Consumer<Value> rejected) {
        whenFulfilled.add(fulfilled);
        whenRejected.add(rejected);
        if (value != null) {
            fulfilled.accept(value);
        }
        if (reason != null) {
            rejected.accept(reason);
        }
    }
}
