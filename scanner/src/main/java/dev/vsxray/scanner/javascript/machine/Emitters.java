package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Emitters of events that scripts make themselves: Node's {@code EventEmitter} and the editor's. Listeners are called
 * when an event is emitted, and a listener that comes later is called for what was emitted before: which comes first
 * is often not known.
 */
final class Emitters {

    /** Stands for an event whose name is not known. */
    private static final String ANY = "\0any";

    /** Listeners and emissions kept per event. */
    private static final int MAXIMUM_KEPT = 32;

    private static final List<String> ADDING =
            List.of("on", "once", "addListener", "prependListener", "prependOnceListener", "addEventListener");

    private final Machine machine;
    private final NativeFunction constructor;
    private final Map<HeapObject, Map<String, Channel>> channels = new IdentityHashMap<>();

    Emitters(Machine machine) {
        this.machine = machine;
        Realm realm = machine.realm;
        PlainObject prototype = realm.prototype("EventEmitter");
        constructor = new NativeFunction(
                realm.functionPrototype(),
                "EventEmitter",
                0,
                (calls, self, arguments) -> self instanceof HeapObject && !calls.isConstructing()
                        ? self
                        : new PlainObject(calls.level(), realm.prototype("EventEmitter")));
        constructor.putHidden("prototype", prototype);
        prototype.putHidden("constructor", constructor);
        constructor.putHidden("EventEmitter", constructor);
        constructor.putHidden("default", constructor);
        for (String name : ADDING) {
            realm.method(prototype, name, 2, (calls, self, arguments) -> add(self, arguments));
        }
        for (String name : List.of("off", "removeListener", "removeAllListeners", "setMaxListeners")) {
            realm.method(prototype, name, 2, (calls, self, arguments) -> self);
        }
        realm.method(prototype, "emit", 1, (calls, self, arguments) -> emit(self, arguments));
        realm.method(constructor, "once", 2, (calls, self, arguments) -> next(arguments));
        realm.method(constructor, "on", 2, (calls, self, arguments) -> each(arguments));
        realm.method(prototype, "listenerCount", 1, (calls, self, arguments) -> Unknown.NUMBER);
    }

    /** What {@code require('events')} gives. */
    NativeFunction constructor() {
        return constructor;
    }

    private static String eventName(List<Value> arguments) {
        return Values.argument(arguments, 0) instanceof Text text ? text.value() : ANY;
    }

    private Channel channel(HeapObject emitter, String event) {
        return channels.computeIfAbsent(emitter, key -> new LinkedHashMap<>())
                .computeIfAbsent(event, key -> new Channel());
    }

    private Value add(Value self, List<Value> arguments) {
        if (self instanceof HeapObject emitter) {
            listen(emitter, eventName(arguments), Values.argument(arguments, 1));
        }
        return self;
    }

    /** Calls {@code listener} with what is emitted, now and later; what cannot be called is passed over. */
    void listen(HeapObject emitter, String event, Value listener) {
        if (!Promises.isCallable(listener)) {
            return;
        }
        Channel channel = channel(emitter, event);
        if (channel.listeners.size() >= MAXIMUM_KEPT || channel.listeners.contains(listener)) {
            return;
        }
        channel.listeners.add(listener);
        for (List<Value> emitted : List.copyOf(channel.emitted)) {
            machine.unknownCalls.callMaybe(listener, emitter, emitted);
        }
    }

    /** {@code events.once(emitter, name)}: a promise of the arguments of the event. */
    private Value next(List<Value> arguments) {
        PromiseObject promise = machine.promises.pending();
        if (Values.argument(arguments, 0) instanceof HeapObject emitter) {
            String event = eventName(arguments.subList(1, arguments.size()));
            listen(emitter, event, machine.function("next", (calls, self, data) -> {
                promise.fulfil(machine.newArray(data));
                return Undefined.UNDEFINED;
            }));
        }
        return promise;
    }

    /** {@code events.on(emitter, name)}: an iterator over the arguments of each event. */
    private Value each(List<Value> arguments) {
        PlainObject iterator = machine.newObject();
        iterator.put("next", machine.function("next", (calls, self, none) -> {
            PromiseObject next = machine.promises.pending();
            ((PromiseObject) next(arguments))
                    .whenSettled(
                            data -> {
                                PlainObject step = machine.newObject();
                                step.put("value", data);
                                step.put("done", Unknown.BOOLEAN);
                                next.fulfil(step);
                            },
                            reason -> {});
            return next;
        }));
        iterator.putHidden(Symbol.ASYNC_ITERATOR.key(), machine.function("iterator", (calls, self, none) -> iterator));
        return iterator;
    }

    private Value emit(Value self, List<Value> arguments) {
        List<Value> data = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        if (self instanceof HeapObject emitter) {
            String event = eventName(arguments);
            fire(emitter, event, data);
            if (event.equals(ANY)) {
                for (String other :
                        List.copyOf(channels.getOrDefault(emitter, Map.of()).keySet())) {
                    fire(emitter, other, data);
                }
            }
        }
        return Unknown.BOOLEAN;
    }

    void fire(HeapObject emitter, String event, List<Value> data) {
        Channel channel = channel(emitter, event);
        if (channel.emitted.size() < MAXIMUM_KEPT && !channel.emitted.contains(data)) {
            channel.emitted.add(List.copyOf(data));
        }
        for (Value listener : List.copyOf(channel.listeners)) {
            machine.unknownCalls.callMaybe(listener, emitter, data);
        }
    }

    /** {@code new vscode.EventEmitter()}. */
    PlainObject ofTheEditor() {
        PlainObject emitter = machine.newObject();
        emitter.put("event", machine.function("event", (calls, self, arguments) -> {
            listen(emitter, "event", Values.argument(arguments, 0));
            return disposable();
        }));
        emitter.put("fire", machine.function("fire", (calls, self, arguments) -> {
            fire(emitter, "event", arguments);
            return Undefined.UNDEFINED;
        }));
        emitter.put("dispose", machine.function("dispose", (calls, self, arguments) -> Undefined.UNDEFINED));
        return emitter;
    }

    PlainObject disposable() {
        PlainObject disposable = machine.newObject();
        disposable.put("dispose", machine.function("dispose", (calls, self, arguments) -> Undefined.UNDEFINED));
        return disposable;
    }

    private static final class Channel {
        final List<Value> listeners = new ArrayList<>();
        final List<List<Value>> emitted = new ArrayList<>();
    }
}
